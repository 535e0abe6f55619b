# Analysis of covariance of the first decision: lm, emmeans, sandwich (HC2, HC3).
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages({ library(emmeans); library(sandwich) })

d <- read_own("own_proto_n750_s101.csv")
d$site <- factor(c("a", "b", "c")[d$id %% 3 + 1])
d$arm <- factor(ifelse(d$A1 == 1, "one", "minus"), levels = c("one", "minus"))
d$w <- 1 + (d$id %% 4)

one <- function(formula, option, vcov = NULL, level = 0.95, weights = NULL) {
  d$w. <- if (is.null(weights)) 1 else weights
  m <- lm(formula, data = d, weights = w.)
  V <- switch(if (is.null(vcov)) "equal" else vcov, equal = stats::vcov(m), HC2 = vcovHC(m, "HC2"), HC3 = vcovHC(m, "HC3"))
  e <- emmeans(m, option, vcov. = V, weights = "proportional", data = d)
  means <- as.data.frame(confint(e, level = level))
  pairs <- as.data.frame(summary(pairs(e), infer = TRUE, level = level, adjust = "none"))
  global <- as.data.frame(test(pairs(e), joint = TRUE))
  list(variance = if (is.null(vcov)) "equal" else vcov, level = level, weighted = !is.null(weights), df = m$df.residual,
       sd = summary(m)$sigma, names = as.character(means[[1]]),
       means = as.matrix(means[, c("emmean", "SE", "lower.CL", "upper.CL")]),
       pairs = as.matrix(pairs[, c("estimate", "SE", "t.ratio", "p.value", "lower.CL", "upper.CL")]),
       # through coefficients, since emmeans rounds F
       global = local({
         K <- pairs(e)@linfct; b <- K %*% e@bhat; k <- qr(K)$rank
         S <- K %*% V %*% t(K); s <- svd(S); inv <- s$v[, 1:k, drop = FALSE] %*% diag(1 / s$d[1:k], k) %*% t(s$u[, 1:k, drop = FALSE])
         f <- drop(t(b) %*% inv %*% b) / k
         list(F = f, df = k, p = pf(f, k, m$df.residual, lower.tail = FALSE)) }))
}
results <- list(
  plain = one(Y ~ arm + X1 + X2, "arm"),
  unadjusted = one(Y ~ arm, "arm"),
  level96 = one(Y ~ arm + X1 + X2, "arm", level = 0.96),
  level99_hc2 = one(Y ~ arm + X1 + X2 + site, "arm", "HC2", 0.99),
  hc3 = one(Y ~ arm + X1 + X2 + site, "arm", "HC3"),
  weighted = one(Y ~ arm + X1, "arm", weights = d$w),
  weighted_hc3 = one(Y ~ arm + X1, "arm", "HC3", weights = d$w),
  three_options = one(Y ~ site + X1 + arm, "site"),
  three_options_hc2 = one(Y ~ site + X1 + arm, "site", "HC2"))
write_reference("ancova.json", c("emmeans", "sandwich"), 1e-9, results)
