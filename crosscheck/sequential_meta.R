# A cumulative meta-analysis as a trial with looks: metafor gives effects and their variances, mvtnorm the boundaries.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "report", "src", "test", "resources", "reference")
suppressPackageStartupMessages({library(metafor); library(mvtnorm)})
studies <- read.csv(file.path(here, "..", "evidence", "src", "test", "resources", "reference", "own_meta_studies.csv"))[1:5, ]
d <- escalc("MD", m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2, data = studies)
delta <- 10; alpha <- .05; power <- .9
required <- (qnorm(1 - alpha / 2) + qnorm(power))^2 / delta^2
control <- list(threshold = 1e-13, maxiter = 10000, stepadj = .5)
at <- lapply(seq_len(nrow(d)), function(k) {
  random <- rma(yi, vi, data = d[1:k, ], method = if (k == 1) "EE" else "REML", control = control)
  common <- rma(yi, vi, data = d[1:k, ], method = "EE")
  list(year = d$year[k], z = random$zval, information = 1 / random$se^2, diversity = max(0, 1 - common$se^2 / random$se^2))
})
today <- at[[length(at)]]
looks <- list()
for (one in at) { # against what is required by the diversity of today; where fractions do not rise the later look counts
  one$fraction <- min(1, one$information / required * (1 - today$diversity) / (1 - one$diversity))
  while (length(looks) && looks[[length(looks)]]$fraction >= one$fraction) looks[[length(looks)]] <- NULL
  looks[[length(looks) + 1]] <- one
}
fractions <- sapply(looks, function(l) l$fraction)
spent <- function(t) 2 * (2 - 2 * pnorm(qnorm(1 - alpha / 4) / sqrt(t))) # two-sided, O'Brien-Fleming type
bounds <- c()
for (k in seq_along(fractions)) {
  R <- outer(fractions[1:k], fractions[1:k], function(s, t) sqrt(pmin(s, t) / pmax(s, t)))
  inside <- function(c) if (k == 1) 1 - 2 * pnorm(-c) else as.numeric(pmvnorm(-c(bounds, c), c(bounds, c), corr = R, algorithm = Miwa(steps = 1024)))
  f <- function(c) (1 - inside(c)) - spent(fractions[k])
  bounds <- c(bounds, if (spent(fractions[k]) < 1e-12) 8 else uniroot(f, c(1.5, 9), tol = 1e-9)$root)
}
write_reference("monitoring.json", c("metafor", "mvtnorm"), 1e-6, list(delta = delta, required = required, diversity = today$diversity, information = today$information / required,
  looks = lapply(seq_along(looks), function(i) list(year = looks[[i]]$year, fraction = looks[[i]]$fraction, z = looks[[i]]$z, bound = bounds[i]))))
