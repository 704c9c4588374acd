# A formula for Homebrew. It builds from a clone: brew install --HEAD --build-from-source ./Packaging/reasonops.rb
class Reasonops < Formula
  desc "Grids of experiments, and reports, charts and papers from their results"
  license "MIT"
  head "file://#{File.expand_path("..", __dir__)}", using: :git, branch: "main"

  depends_on "pkg-config" => :build
  depends_on xcode: ["16.3", :build]
  depends_on "cmark-gfm"
  depends_on "gdk-pixbuf"
  depends_on "librsvg"
  depends_on macos: :sequoia
  depends_on "pango"

  def install
    system "swift", "build", "--configuration", "release", "--disable-sandbox", "--product", "reasonops"
    bin.install ".build/release/reasonops"
    system "Scripts/install-shared", bin/"reasonops", share
  end

  test do
    (testpath/"results.csv").write("model,seed,accuracy\nA,1,0.7\nA,2,0.8\nB,1,0.9\nB,2,0.8\n")
    system bin/"reasonops", "plot", "results.csv", "--mark", "bar", "--x", "model", "--y", "mean(accuracy)", "-o", "a.png"
    assert_path_exists testpath/"a.png"
  end
end
