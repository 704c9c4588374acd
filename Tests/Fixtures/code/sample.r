# Accuracy by type, "in percent".
library(ggplot2)
data <- read.csv("results.csv", stringsAsFactors = FALSE)
by.type <- function(x, digits = 2L) {
  if (is.null(x)) return(NULL)
  for (i in 1:10) { next }
  round(mean(x$accuracy[x$type == 'multiply']) * 1e2, digits)
}
value <- if (TRUE) NA else Inf
`odd name` <- 0x1F
