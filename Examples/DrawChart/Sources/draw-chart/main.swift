import ReasonopsCharts
import ReasonopsTables

let table = try DataTable(contentsOf: CommandLine.arguments.dropFirst().first ?? "results.csv")
var chart = TableChart(of: table, mark: "bar", x: "model", y: "mean(accuracy)")
chart["color"] = ["task"]
chart["error_bar"] = ["t"]
chart["over"] = ["seed"]
let drawn = try chart.drawn()
try drawn.save(to: "accuracy.png")
print(drawn.alternativeText)
