# Two embedded regimes that start alike and share the responders: n times the variance of their difference, and the power, in
# simulated trials of weighted means with the sandwich covariance. Nothing of a formula.
#
# The means on the three paths are those that give both values and lie least apart.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
set.seed(20262)
TRIALS <- 10000
one <- function(s) {
  middle <- (s$of + s$versus) / 2
  apart <- (s$of - s$versus) / 2 / (1 - s$response)
  a <- runif(s$n) < s$first
  responds <- runif(s$n) < s$response
  up <- runif(s$n) < s$second
  m <- ifelse(responds, middle, middle + ifelse(up, apart, -apart))
  y <- if (s$kind == "continuous") rnorm(s$n, m) else as.numeric(runif(s$n) < m)
  w <- a * ifelse(responds, 1 / s$first, up / (s$first * s$second))
  v <- a * ifelse(responds, 1 / s$first, (!up) / (s$first * (1 - s$second)))
  g <- sum(w * y) / sum(w)
  h <- sum(v * y) / sum(v)
  slope <- if (s$kind == "binary") function(p) 1 / (p * (1 - p)) else function(p) 1
  link <- if (s$kind == "binary") qlogis else identity
  part <- slope(g) * w * (y - g) / sum(w) - slope(h) * v * (y - h) / sum(v)
  c(link(g) - link(h), sum(part^2))
}
results <- lapply(list(
  list(kind = "continuous", of = .5, versus = 0, response = .4, first = .5, second = .5, n = 320),
  list(kind = "continuous", of = .3, versus = 0, response = .6, first = .6, second = .4, n = 500),
  list(kind = "continuous", of = .22, versus = 0, response = .8, first = .5, second = .5, n = 500),
  list(kind = "risk-difference", of = .5, versus = .35, response = .5, first = .5, second = .5, n = 400),
  list(kind = "binary", of = .5, versus = .35, response = .5, first = .5, second = .5, n = 500)), function(s) {
  found <- replicate(TRIALS, one(s))
  significant <- mean(abs(found[1, ]) / sqrt(found[2, ]) > qnorm(.975))
  c(s, list(variance = s$n * var(found[1, ]), trials = TRIALS, power = significant,
            error = sqrt(significant * (1 - significant) / TRIALS)))
})
write_reference("shared_paths.json", c("stats"), .03, results)
