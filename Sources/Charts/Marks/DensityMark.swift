import Basics
import Graphics
import Statistics

extension Mark {
  /// The smoothed density of the numbers along x as a filled curve. Series overlap.
  static let density = Mark(
    name: "density", summary: "the smoothed density of the values along x", words: MarkWords(noun: "Density plot"),
    prominence: .joined, positions: PositionScales(x: .continuous, y: .continuous), computes: [DensityMark.axis],
    includesZero: true, axisEnds: .ofData, swatch: { Swatch.line($0) }, styledSwatch: DashSigns.swatch,
    dashesSeries: true, findings: DistributionFinding.alongX,
    method: { data, _ in
      "Densities \(data.densityOf)have a Gaussian kernel with Silverman's bandwidth and are cut at the ends of the "
        + "data; equal values are a line."
    }, draw: DensityMark.draw)
}

private enum DensityMark {
  private static let places = 201

  static let axis = ComputedAxis(name: "density") { input in
    let curves = input.groups.map { rows in
      KernelDensity(rows.map { input.transform.spaced(input.numbers[$0]) })?.curve(places)
    }
    // Values that are all equal have no density; they are drawn as a line as high as the highest curve.
    let peak = curves.compactMap { $0?.map(\.y).max() }.max() ?? 1
    return zip(input.groups, curves).map { rows, curve in
      guard let curve else {
        let x = input.numbers[rows[0]]
        return ComputedShape(
          rows: rows, heights: rows.map { _ in peak }, outline: [.init(x: x, y: 0), .init(x: x, y: peak)])
      }
      return ComputedShape(
        rows: rows, heights: rows.map { height(of: input.transform.spaced(input.numbers[$0]), on: curve) },
        outline: curve.map { .init(x: input.transform.value(ofSpaced: $0.x), y: $0.y) })
    }
  }

  /// Interpolates a curve linearly at x. The x of the curve are evenly spaced.
  private static func height(of x: Double, on curve: [(x: Double, y: Double)]) -> Double {
    let (first, last) = (curve[0].x, curve[curve.count - 1].x)
    let place = (x - first) / (last - first) * Double(curve.count - 1)
    let index = Int(rounding: place, .down, within: 0...curve.count - 2)
    return curve[index].y + (place - Double(index)) * (curve[index + 1].y - curve[index].y)
  }

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let base = panel.valueScale?.base else { return 0 }
    drawing.append(
      panel.clipped { drawing in
        for shape in panel.shapes(of: Mark.density.name) {
          let line = Stroke(
            panel.colors.color(shape.rows[0]), width: 1.2, dash: panel.data.styles.dash(shape.rows[0]))
          drawing.mark(panel.curveNote(shape.rows)) {
            draw(panel.positions(shape.outline), base, line, into: &$0)
          }
        }
      })
    return panel.rowsWithLength
  }

  private static func draw(_ points: [Point], _ base: Double, _ line: Stroke, into drawing: inout Drawing) {
    if let first = points.first, let last = points.last, points.count > 2 {
      var fill = line.color
      fill.alpha = 0.2
      drawing.fill(.polygon([Point(first.x, base)] + points + [Point(last.x, base)]), fill)
    }
    drawing.stroke(.polyline(points), line)
  }
}
