# The R side of the speed of mixed models and imputation: made-up data of the same shape as in docs/reference/mixed-models.md and
# missing-data.md, one fit each, seconds (of the processor for mice). Run it in the same minute as the other side, and compare ratios only.
#   Rscript crosscheck/speed.R mixed     10 visits, 1,000 participants, unstructured: glmmTMB and lme4
#   Rscript crosscheck/speed.R impute    749 participants, 30 variables, 20 of them incomplete: mice, 2 sets of 5 cycles
what <- commandArgs(TRUE)
set.seed(1)
if ("mixed" %in% what) {
  suppressPackageStartupMessages({ library(glmmTMB); library(lme4) })
  n <- 1000; visits <- 10
  d <- do.call(rbind, lapply(seq_len(n), function(i) {
    b0 <- rnorm(1); own <- rnorm(1); slope <- 0.1 * rnorm(1); v <- 0:(visits - 1); arm <- i %% 2
    y <- 0.5 * b0 + 0.1 * v + own + slope * v + 0.2 * arm * v / visits + rnorm(visits)
    left <- cumsum(runif(visits) < 0.03); y[runif(visits) < 0.03 | c(0, left[-visits]) > 0] <- NA
    data.frame(id = i, arm = arm, b0 = b0, wk = v, y = y)
  }))
  d <- d[!is.na(d$y), ]; d$wkf <- factor(d$wk); d$idf <- factor(d$id)
  cat("glmmTMB", system.time(glmmTMB(y ~ 0 + wkf + arm:wkf + b0 + us(0 + wkf | idf), d, dispformula = ~ 0, REML = TRUE))["elapsed"], "\n")
  cat("lme4", system.time(lmer(y ~ 0 + wkf + arm:wkf + b0 + (0 + wkf | idf), d,
    control = lmerControl(check.nobs.vs.nRE = "ignore", calc.derivs = FALSE)))["elapsed"], "\n")
}
if ("impute" %in% what) {
  suppressPackageStartupMessages(library(mice))
  n <- 749; z <- rnorm(n)
  d <- as.data.frame(lapply(1:30, function(k) switch(k %% 6 + 1,
    factor(rbinom(n, 1, plogis(z))), 50 + 10 * (z + rnorm(n)), 50 + 10 * (z + rnorm(n)),
    50 + 10 * (z + rnorm(n)), 50 + 10 * (z + rnorm(n)), factor(sample(3, n, TRUE)))))
  names(d) <- paste0("v", 1:30)
  for (k in 11:30) d[runif(n) < 0.15, k] <- NA
  method <- ifelse(sapply(d, is.numeric), "pmm", ifelse(sapply(d, nlevels) == 2, "logreg", "polyreg"))
  method[colSums(is.na(d)) == 0] <- ""
  cat("mice, 2 sets, processor time", system.time(mice(d, m = 2, maxit = 5, method = method, printFlag = FALSE))["user.self"], "\n")
}
