# Weighted-and-replicated regimes with geepack, for what the first reference lacks: intervals at 96 % and 99 %, weights by observed proportions with
# the adjusted covariance, unequal known probabilities.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(geepack))
d <- read_own("own_proto_n750_s101.csv"); n <- nrow(d); once <- d$R == 1
stack <- function(w) { r <- rbind(transform(d, w = w), transform(d[once, ], w = w[once])); r$A2[is.na(r$A2)] <- c(rep(1, sum(once)), rep(-1, sum(once))); r[order(r$id), ] }
one <- function(outcome, family, w, level, scores = NULL) {
  z <- stack(w); z$X1c <- z$X1 - mean(d$X1); z$y <- z[[outcome]]
  z$g <- factor(paste(z$A1, z$A2), levels = c("1 1", "1 -1", "-1 1", "-1 -1"))
  m <- suppressWarnings(geeglm(y ~ 0 + g + X1c, id = id, weights = w, data = z, family = family, corstr = "independence",
                               control = geese.control(epsilon = 1e-14, maxit = 200)))
  V <- m$geese$vbeta
  if (!is.null(scores)) {
    M <- model.matrix(m); mu <- fitted(m); v <- if (family == "binomial") mu * (1 - mu) else 1
    B <- solve(crossprod(M * z$w * drop(v), M)); U <- rowsum(M * z$w * drop(z$y - mu), z$id)
    V <- B %*% crossprod(lm.fit(scores, U)$residuals) %*% B
  }
  q <- qnorm((1 + level) / 2); b <- unname(coef(m)); se <- sqrt(diag(V))
  list(outcome = outcome, link = if (family == "binomial") "logit" else "identity", level = level, estimates = b, covariance = unname(V),
       lower = b - q * se, upper = b + q * se)
}
known <- ifelse(once, 2, 4)
unequal <- ifelse(d$A1 == 1, 1 / 0.6, 1 / 0.4) * ifelse(once, 1, ifelse(d$A2 == 1, 4, 4 / 3))
# observed proportions: second decision in cells of the first option
p1 <- mean(d$A1 == 1); pr <- ifelse(d$A1 == 1, p1, 1 - p1); nr <- !once
p2 <- ave(ifelse(nr, d$A2 == 1, NA), d$A1, FUN = function(x) mean(x, na.rm = TRUE)); pr[nr] <- pr[nr] * ifelse(d$A2[nr] == 1, p2[nr], 1 - p2[nr])
scores <- cbind((d$A1 == 1) - p1, sapply(c(-1, 1), function(a) ifelse(nr & d$A1 == a, (d$A2 == 1) - p2, 0)))
results <- list(known96 = one("Y", "gaussian", known, 0.96), known99_binary = one("YB", "binomial", known, 0.99),
  unequal = one("Y", "gaussian", unequal, 0.95), proportions = one("Y", "gaussian", 1 / pr, 0.95, scores),
  proportions_binary = one("YB", "binomial", 1 / pr, 0.95, scores))
write_reference("weighted_replicated.json", "geepack", 1e-9, results)
