import Basics
import Documents
import Graphics

extension NotebookParser {
  /// Returns the figure for a paragraph with nothing but a picture. Reports mistakes and returns nil.
  mutating func picture(atLine line: Int) -> NotebookPart? {
    let lines = source.lines[(line - 1)...].prefix { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    let indent = lines.first?.prefix { $0 == " " }.count ?? 0
    let place = source.text(line: line, column: indent + 1)
    let text = source.text(lines.joined(separator: "\n").trimmingSpaces, line: line, column: indent + 1)
    guard let paragraph = PictureParagraph(text) else {
      problems.report(
        "this picture cannot be read", hint: "write ![caption](file.png){#fig:name}", at: place.location())
      return nil
    }
    guard let picture = picture(paragraph.file) else { return nil }
    unnamedPictures += 1
    let fallback = CellOptions(label: "picture-\(unnamedPictures)", place: place)
    var cell = FigureCell(picture, paragraph.file, fallback)
    cell.isNumbered = false
    for attribute in paragraph.attributes { read(attribute, into: &cell) }
    return .figure(cell, caption: paragraph.caption.text.isEmpty ? [] : inlines(paragraph.caption))
  }

  /// Reads `#fig:name`, `width=3in`, `height=50%` or `alt="words"`.
  private func read(_ attribute: SourceText, into cell: inout FigureCell) {
    let parts = attribute.text.split(separator: "=", maxSplits: 1).map(String.init)
    let value =
      parts.count == 2 ? attribute.part(parts[1].withoutQuotes, offset: parts[0].unicodeScalars.count + 1) : nil
    switch (parts.first ?? "", value) {
    case (let name, nil) where name.hasPrefix("#"): readName(attribute, into: &cell)
    case ("width", let length?): cell.width = self.length(length)
    case ("height", let length?): cell.height = self.length(length)
    case ("alt", let text?): cell.alternativeText = text.text
    default:
      problems.report(
        "'\(attribute.text)' has no meaning at a picture", hint: PictureParagraph.attributeRule,
        at: attribute.location()
      )
    }
  }

  private func readName(_ attribute: SourceText, into cell: inout FigureCell) {
    let name = attribute.text.dropFirst()
    guard name.hasPrefix("fig:"), CellOptions.isLabel(name.dropFirst(4)) else {
      return problems.report(
        "'\(attribute.text)' cannot be the name of a picture",
        hint: "write {#fig:name} with letters, digits, '-' and '_'", at: attribute.location())
    }
    cell.options.label = String(name.dropFirst(4))
    cell.isNumbered = true
  }

  private func length(_ text: SourceText) -> FigureCell.Length? {
    let length = FigureCell.Length(text.text)
    if length == nil {
      problems.report("'\(text.text)' is no length", hint: FigureCell.Length.rule, at: text.location())
    }
    return length
  }

  /// Returns a picture from the notebook's folder. Reports mistakes and returns nil.
  func picture(_ path: SourceText) -> Picture? {
    var path = path
    path.text = path.text.replacing("%20", with: " ")
    guard path.text.firstRange(of: "://") == nil, !path.text.hasPrefix("data:") else {
      problems.report(
        "a picture must be a file beside the notebook, not '\(path.text)'",
        hint: "save it there: a report asks no other computer for anything", at: path.location())
      return nil
    }
    return loaded(path, what: "a picture needs a file", load: loadPicture)
  }
}

extension String {
  fileprivate var withoutQuotes: String {
    utf8.count >= 2 && utf8.first == UInt8(ascii: "\"") && utf8.last == UInt8(ascii: "\"")
      ? String(dropFirst().dropLast()) : self
  }
}
