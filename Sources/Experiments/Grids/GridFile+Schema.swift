import Basics

extension GridFile {
  /// The JSON schema of grid files for editors. Files with a `command` are for programs, the others for networks.
  package static var schema: SchemaFile {
    let networks = ValueSchema.mapping(GridFields.all).with(
      "anyOf",
      .list([.object(["required": .texts(["problems"])]), .object(["required": .texts(["tasks", "datasets"])])]))
    return SchemaFile(
      name: "grid", summary: "What reasonops runs: networks, or a program",
      root: .firstWith([(["command"], .part("program"))], else: .part("networks")),
      definitions: [("networks", networks), ("program", .mapping(CommandFields.all))] + GridFields.definitions)
  }
}
