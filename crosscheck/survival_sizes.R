# Sizes for a time to event, for pilots and for precision, derived a second time and simulated.
#
# 1. The variance of a log hazard from the weighted score by numerical integration of the squared martingale residual, for
#    trials 1:1 or not; the two-arm limit is Schoenfeld's.
# 2. The power of the weighted Cox regression (survival::coxph with weights and the robust variance) in simulated trials.
# 3. Pilots: every split of the starters into responders and non-responders is listed, the cells are filled in exact ratio.
# 4. Precision with assurance: uniroot on the chi-square law of the estimated variance.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(survival))
set.seed(20260)

# Non-responders are randomised again: first option with probability a, second with probability b.
variance <- function(p, r, a, b, tau) {
  rate <- -log(1 - p)
  square <- function(t) (1 - rate * t)^2 * rate * exp(-rate * t)
  before <- if (tau > 0) integrate(square, 0, tau, rel.tol = 1e-13)$value else 0
  after <- integrate(square, tau, 1, rel.tol = 1e-13)$value + rate^2 * exp(-rate)
  # Squared weights of those who are consistent, on average.
  weights <- r / a + (1 - r) / (a * b)
  (before / a + after * weights) / p^2
}
settings <- list(
  list(p = c(.5, .3), r = c(.4, .4), first = .5, second = .5, tau = .4, n = 420),
  list(p = c(.6, .4), r = c(.3, .3), first = .5, second = .5, tau = 0, n = 420),
  list(p = c(.7, .5), r = c(.5, .2), first = .6, second = .4, tau = .25, n = 360))
trial <- function(s) {
  arm <- ifelse(runif(s$n) < s$first, 1, 2)
  start <- c(s$first, 1 - s$first)[arm]
  time <- rexp(s$n, (-log(1 - s$p))[arm])
  responds <- runif(s$n) < s$r[arm]
  follows <- runif(s$n) < s$second
  weight <- ifelse(time < s$tau | responds, 1 / start, ifelse(follows, 1 / (start * s$second), 0))
  d <- data.frame(id = seq_len(s$n), time = pmin(time, 1), event = time < 1, x = 2 - arm, weight)[weight > 0, ]
  f <- coxph(Surv(time, event) ~ x, data = d, weights = weight, robust = TRUE, cluster = id, ties = "breslow")
  coef(f) / sqrt(f$var[1, 1])
}
replicates <- 1000
survived <- lapply(settings, function(s) {
  v <- variance(s$p[1], s$r[1], s$first, s$second, s$tau) + variance(s$p[2], s$r[2], 1 - s$first, s$second, s$tau)
  effect <- log(-log(1 - s$p[1])) - log(-log(1 - s$p[2]))
  z <- replicate(replicates, trial(s))
  c(s, list(variance = v, needed = (qnorm(.975) + qnorm(.8))^2 * v / effect^2, replicates = replicates,
            power = mean(abs(z) > qnorm(.975))))
})
# Two arms without any second randomisation, for the limit.
schoenfeld <- lapply(list(c(.5, .3), c(.8, .6)), function(p) {
  effect <- log(-log(1 - p[1])) - log(-log(1 - p[2]))
  list(p = p, needed = (qnorm(.975) + qnorm(.8))^2 * (1 / (.5 * p[1]) + 1 / (.5 * p[2])) / effect^2)
})

# Pilots: designs A everyone, B non-responders, C non-responders to a only; ratios of the first option and of each second one.
filled <- function(n, q, first, up, down, least) {
  started <- floor(c(n * first, n * (1 - first)) + 1e-9)
  prod(sapply(1:2, function(arm) {
    not <- 0:started[arm]
    cells <- function(count, part) pmin(floor(count * part + 1e-9), floor(count * (1 - part) + 1e-9))
    fewest <- pmin(if (down[arm] < 1) cells(not, down[arm]) else not,
                   if (up[arm] < 1) cells(started[arm] - not, up[arm]) else started[arm] - not)
    sum(dbinom(not, started[arm], q[arm])[fewest >= least])
  }))
}
pilots <- lapply(list(
  list(design = "non-responders", first = .5, up = c(1, 1), down = c(.5, .5), q = c(.6, .6), least = 3),
  list(design = "non-responders", first = .6, up = c(1, 1), down = c(.5, .5), q = c(.6, .45), least = 3),
  list(design = "everyone", first = .5, up = c(.5, .5), down = c(.25, .25), q = c(.5, .4), least = 2),
  list(design = "non-responders-to-one", first = .4, up = c(1, 1), down = c(.4, 1), q = c(.7, .5), least = 4)),
  function(s) {
    n <- 1
    while (filled(n, s$q, s$first, s$up, s$down, s$least) < .8) n <- n + 1
    c(s, list(needed = n, at = filled(n, s$q, s$first, s$up, s$down, s$least)))
  })

precision <- lapply(list(c(4, .3, .9), c(6.4, .5, .8), c(3.2, .25, .95)), function(s) {
  chance <- function(n) pchisq((n - 1) * n * s[2]^2 / (qnorm(.975)^2 * s[1]), n - 1)
  least <- qnorm(.975)^2 * s[1] / s[2]^2
  list(variance = s[1], margin = s[2], assurance = s[3], without = least,
       needed = uniroot(function(n) chance(n) - s[3], c(least, 10 * least), tol = 1e-10)$root)
})
write_reference("survival_sizes.json", c("survival"), 1e-9,
                list(survival = survived, schoenfeld = schoenfeld, pilots = pilots, precision = precision))
