# Mixed models that mixed_own.json does not hold: heterogeneous AR(1) and Toeplitz, full likelihood, constrained
# longitudinal analysis, and a random slope at the edge of its range.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressMessages({library(nlme); library(glmmTMB); library(lme4); library(lmerTest); library(pbkrtest)})

wide <- read_own("own_long_n400_s303.csv")
arm <- as.numeric(wide$A1 > 0)
long <- do.call(rbind, lapply(1:5, function(v)
  data.frame(id = wide$id, b0 = wide$Y0, arm = arm, wk = v, y = wide[[paste0("Y", v)]])))
long <- long[order(long$id, long$wk), ]
long <- long[!is.na(long$y), ]
long$wkf <- factor(long$wk)
long$idf <- factor(long$id)
control <- glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 500, msMaxIter = 500, opt = "nlminb")

fixed <- function(coefficients, covariance, minus2) list(
  coef = as.list(coefficients), se = as.list(sqrt(diag(covariance))), minus2 = minus2)
of_gls <- function(fit) {
  sigma <- unclass(getVarCov(fit, individual = "2"))
  # gls multiplies the covariance of coefficients by N / (N - p) under full likelihood; that is taken off again.
  shrink <- if (fit$method == "ML") 1 - fit$dims$p / fit$dims$N else 1
  c(fixed(coef(fit), shrink * vcov(fit), -2 * as.numeric(logLik(fit))), list(Sigma = matrix(sigma, nrow(sigma))))
}
formula <- y ~ b0 + arm * wkf
results <- list(
  ar1h_reml = of_gls(gls(formula, long, corAR1(form = ~ wk | id), varIdent(form = ~ 1 | wkf), control = control)),
  un_ml = of_gls(gls(formula, long, corSymm(form = ~ wk | id), varIdent(form = ~ 1 | wkf), method = "ML", control = control)),
  cs_ml = of_gls(gls(formula, long, corCompSymm(form = ~ 1 | id), method = "ML", control = control)))

# glmmTMB's toep() has a variance for each visit; the residual variance is held at next to nothing.
toeph <- glmmTMB(y ~ b0 + arm * wkf + toep(0 + wkf | idf), long, dispformula = ~ 0, REML = TRUE,
  control = glmmTMBControl(optCtrl = list(iter.max = 1000, eval.max = 1000)))
results$toeph_reml <- c(
  fixed(fixef(toeph)$cond, vcov(toeph)$cond, -2 * as.numeric(logLik(toeph))),
  list(Sigma = matrix(unclass(VarCorr(toeph)$cond$idf), 5)))

# Constrained longitudinal analysis: the baseline is an outcome, its mean the same in both arms.
base <- data.frame(id = wide$id, arm = arm, wk = 0, y = wide$Y0)
clda <- rbind(base, long[, c("id", "arm", "wk", "y")])
clda <- clda[order(clda$id, clda$wk), ]
for (v in 0:5) clda[[paste0("m", v)]] <- as.numeric(clda$wk == v)
for (v in 1:5) clda[[paste0("t", v)]] <- as.numeric(clda$wk == v) * clda$arm
clda$wkf <- factor(clda$wk)
results$clda_reml <- of_gls(gls(y ~ 0 + m0 + m1 + m2 + m3 + m4 + m5 + t1 + t2 + t3 + t4 + t5, clda,
  corSymm(form = ~ I(wk + 1) | id), varIdent(form = ~ 1 | wkf), control = control))
ri <- lmer(y ~ 0 + m0 + m1 + m2 + m3 + m4 + m5 + t1 + t2 + t3 + t4 + t5 + (1 | id), clda,
  control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12)))
results$clda_ri <- c(fixed(fixef(ri), as.matrix(vcov(ri)), -2 * as.numeric(logLik(ri))), list(
  df_satterthwaite = as.list(coef(summary(ri))[, "df"]),
  se_kenward_roger = as.list(sqrt(diag(as.matrix(vcovAdj(ri))))),
  df_kenward_roger = as.list(sapply(seq_along(fixef(ri)), function(j) get_Lb_ddf(ri, as.numeric(seq_along(fixef(ri)) == j))))))

# Outcomes without any slope of a participant's own: the variance of slopes is estimated as zero.
set.seed(11)
flat <- data.frame(id = rep(1:60, each = 4), t = rep(0:3, 60))
flat$arm <- as.numeric(flat$id %% 2 == 0)
repeat {
  flat$y <- round(rep(rnorm(60), each = 4) + 0.3 * flat$t + rnorm(240, sd = 2), 3)
  edge <- suppressMessages(lmer(y ~ arm * t + (1 | id) + (0 + t | id), flat))
  full <- suppressMessages(lmer(y ~ arm * t + (1 + t | id), flat))
  if (isSingular(full)) break
}
results$edge <- c(list(y = flat$y), fixed(fixef(full), as.matrix(vcov(full)), -2 * as.numeric(logLik(full))), list(
  correlation = as.numeric(attr(VarCorr(full)$id, "correlation")[1, 2]),
  D = matrix(as.numeric(VarCorr(full)$id), 2), residual = sigma(full)^2))

# The likelihood of toeph once more, since glmmTMB's differs from that of its own covariance in the fourth decimal.
X <- model.matrix(formula, long)
minus2 <- function(S) {
  total <- 0; A <- matrix(0, ncol(X), ncol(X)); b <- numeric(ncol(X))
  rows <- split(seq_len(nrow(long)), long$id)
  for (r in rows) {
    W <- solve(S[long$wk[r], long$wk[r], drop = FALSE]); x <- X[r, , drop = FALSE]; y <- long$y[r]
    A <- A + t(x) %*% W %*% x; b <- b + t(x) %*% W %*% y
    total <- total + drop(t(y) %*% W %*% y) - as.numeric(determinant(W)$modulus)
  }
  total - sum(b * solve(A, b)) + as.numeric(determinant(A)$modulus) + (nrow(X) - ncol(X)) * log(2 * pi)
}
results$toeph_reml$minus2 <- minus2(results$toeph_reml$Sigma)
write_reference("mixed.json", c("nlme", "glmmTMB", "lme4", "lmerTest", "pbkrtest"), 1e-4, results)
