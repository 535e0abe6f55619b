# The mixed model of RepeatedMeasuresBenchmark by lme4: ten visits, a thousand participants, an unstructured covariance. Takes minutes.
suppressPackageStartupMessages(library(lme4)); set.seed(3); n <- 1000; v <- 10
S <- 0.5^abs(outer(1:v, 1:v, "-")) * outer(seq(8, 12, length = v), seq(8, 12, length = v)); L <- t(chol(S)); arm <- rep(0:1, length = n); x <- rnorm(n)
Y <- t(L %*% matrix(rnorm(n * v), v)) + outer(arm, seq(0, 2, length = v)) + 3 * x
gone <- matrix(runif(n * v) < .05, n); gone[, 1] <- FALSE; for (j in 2:v) gone[, j] <- gone[, j - 1] | gone[, j]; Y[gone] <- NA
d <- na.omit(data.frame(y = as.vector(t(Y)), id = factor(rep(1:n, each = v)), visit = factor(rep(1:v, n)), arm = rep(arm, each = v), x = rep(x, each = v)))
t <- system.time(lmer(y ~ 0 + visit + visit:arm + x + (0 + visit | id), d, REML = TRUE, control = lmerControl(check.nobs.vs.nRE = "ignore", calc.derivs = FALSE)))
cat(sprintf("lme4_mmrm_1000 %.3f %.3f\n", sum(t[1:2]), sum(t[1:2])))
