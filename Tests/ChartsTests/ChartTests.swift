import Charts
import Testing

@Suite struct ChartTests {}
