"""Pictures: plain data in, SVG and an ECharts option out; the same data give the same bytes."""
