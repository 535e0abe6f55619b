# How often an interval is no wider than asked, in simulated trials: weighted means with known weights and the sandwich
# variance, and weighted Cox regression (survival::coxph) with the robust variance. Nothing of a formula for the assurance.
#
# Each setting has a margin that is `wide` times what so many participants give on average, so that the share lies between
# a half and one.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(survival))
set.seed(20261)
z <- qnorm(.975)

# One trial: weights of the regimes first = 1, second = 1 and first = 0, second = 1.
trial <- function(s) {
  first <- runif(s$n) < s$first
  responds <- runif(s$n) < s$response
  up <- runif(s$n) < s$up
  down <- runif(s$n) < s$down
  consistent <- ifelse(responds, up | !s$everyone, down)
  second <- ifelse(responds, if (s$everyone) s$up else 1, s$down)
  list(of = ifelse(first & consistent, 1 / (s$first * second), 0),
       versus = ifelse(!first & consistent, 1 / ((1 - s$first) * second), 0),
       first = first)
}
outcome <- function(s) switch(s$kind,
  continuous = rnorm(s$n, 0, s$sd),
  clustered = rnorm(s$n, 0, s$sd * sqrt((1 + (s$size - 1) * s$icc) / s$size)),
  binary = , "risk-difference" = as.numeric(runif(s$n) < s$p))
variance <- function(w, y, kind) {
  m <- sum(w * y) / sum(w)
  v <- sum(w^2 * (y - m)^2) / sum(w)^2
  if (kind == "binary") v / (m * (1 - m))^2 else v
}
estimated <- function(s) {
  w <- trial(s)
  y <- outcome(s)
  v <- variance(w$of, y, s$kind)
  if (s$difference) v + variance(w$versus, y, s$kind) else v
}
# n times the variance, by hand: squared weights of those who are consistent, on average, times that of one outcome.
unit <- function(s) {
  of <- function(first) s$response / (first * if (s$everyone) s$up else 1) + (1 - s$response) / (first * s$down)
  one <- switch(s$kind, continuous = s$sd^2, clustered = s$sd^2 * (1 + (s$size - 1) * s$icc) / s$size,
                binary = 1 / (s$p * (1 - s$p)), "risk-difference" = s$p * (1 - s$p))
  one * (of(s$first) + if (s$difference) of(1 - s$first) else 0)
}
setting <- function(kind, difference, everyone, n, wide, response = .4, first = .5, up = .5, down = .5, sd = 1, p = .3,
                    size = 10, icc = .05)
  list(kind = kind, difference = difference, everyone = everyone, n = n, wide = wide, response = response, first = first,
       up = up, down = down, sd = sd, p = p, size = size, icc = icc)
settings <- list(
  setting("continuous", TRUE, FALSE, 200, 1.1),
  setting("continuous", TRUE, FALSE, 600, 1.05, response = .2, first = .4, down = .35),
  setting("continuous", FALSE, TRUE, 300, 1.15, up = .6),
  setting("continuous", FALSE, FALSE, 120, 1.1, response = .7),
  setting("clustered", TRUE, TRUE, 150, 1.2),
  setting("risk-difference", TRUE, FALSE, 400, 1.06),
  setting("risk-difference", FALSE, FALSE, 300, 1.03, p = .5),
  setting("binary", FALSE, FALSE, 800, 1.06, p = .2),
  setting("binary", TRUE, TRUE, 500, 1.08, p = .35))
TRIALS <- 20000
ends <- lapply(settings, function(s) {
  margin <- s$wide * z * sqrt(unit(s) / s$n)
  found <- mean(replicate(TRIALS, z * sqrt(estimated(s)) <= margin))
  c(s, list(margin = margin, share = found, error = sqrt(found * (1 - found) / TRIALS)))
})

# Time to event: two regimes that start differently. An event before the decision carries the first weight only. The variance
# by integrals, as in survival_sizes.R.
hazard_variance <- function(s, first) {
  rate <- -log(1 - s$p)
  square <- function(t) (1 - rate * t)^2 * rate * exp(-rate * t)
  before <- if (s$tau > 0) integrate(square, 0, s$tau, rel.tol = 1e-13)$value else 0
  after <- integrate(square, s$tau, 1, rel.tol = 1e-13)$value + rate^2 * exp(-rate)
  (before / first + after * (s$response / first + (1 - s$response) / (first * s$down))) / s$p^2
}
hazards <- function(s) {
  w <- trial(s)
  time <- rexp(s$n, -log(1 - s$p))
  weight <- ifelse(time < s$tau, ifelse(w$first, 1 / s$first, 1 / (1 - s$first)), w$of + w$versus)
  d <- data.frame(id = seq_len(s$n), time = pmin(time, 1), event = time < 1, x = w$first, weight)[weight > 0, ]
  f <- coxph(Surv(time, event) ~ x, data = d, weights = weight, robust = TRUE, cluster = id, ties = "breslow")
  sqrt(f$var[1, 1])
}
times <- lapply(list(
  c(setting("time-to-event", TRUE, FALSE, 800, 1.06, p = .5), list(tau = 0)),
  c(setting("time-to-event", TRUE, FALSE, 900, 1.04, p = .4, response = .3), list(tau = .4))), function(s) {
  margin <- s$wide * z * sqrt((hazard_variance(s, s$first) + hazard_variance(s, 1 - s$first)) / s$n)
  found <- mean(replicate(3000, z * hazards(s) <= margin))
  c(s, list(margin = margin, share = found, error = sqrt(found * (1 - found) / 3000)))
})
write_reference("precision.json", c("survival"), .02, list(ends = ends, times = times))
