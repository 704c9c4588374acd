import Basics
import Reports
import TestSupport
import Testing

/// Files of a notebook come from its own folder, or from the templates folders if they are missing there.
@Suite struct NotebookFolderTests {
  @Test func aCopiedTemplateFindsWhatItLacks() throws {
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("templates/data")
      try scratch.makeFolder("copy")
      try scratch.write("of the template", to: "templates/data/a.bib")
      try scratch.write("secret", to: "secret.bib")
      let folder = NotebookFolder(
        of: scratch("copy/writeup.md"), templates: [scratch("nowhere"), scratch("templates")])
      #expect(try folder.text("data/a.bib") == "of the template")
      #expect(folder.files == [scratch("templates") + "/data/a.bib"])
      #expect(throws: Diagnostic.self) { try folder.text("../secret.bib") }
      try scratch.makeFolder("copy/data")
      try scratch.write("of the copy", to: "copy/data/a.bib")
      #expect(try folder.text("data/a.bib") == "of the copy")
    }
  }

  @Test func whatIsNowhereIsNamedWithWhatToDo() throws {
    try ScratchFolder.with { scratch in
      let folder = NotebookFolder(of: scratch("writeup.md"), templates: [scratch("templates")])
      #expect {
        try folder.text("data/a.bib")
      } throws: { error in
        let text = (error as? Diagnostic)?.description ?? ""
        return text.contains("no such file") && text.contains("data/a.bib") && text.contains("copy it")
      }
    }
  }
}
