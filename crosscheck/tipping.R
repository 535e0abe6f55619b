# Tipping point: an outcome imputed by mice, the imputed values of one arm shifted by fixed deltas, an analysis of covariance on
# each set, pooled by mice. The sets themselves are written too, so that shifting and pooling can be compared to the last digit.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressMessages(library(mice))
set.seed(20261)
n <- 240
arm <- rep(c("a", "b"), n / 2)
y0 <- round(rnorm(n, 40, 10), 3)
mid <- round(0.7 * y0 - 5 * (arm == "b") + rnorm(n, 5, 8), 3)
y1 <- round(0.5 * mid + 0.3 * y0 - 3 * (arm == "b") + rnorm(n, 0, 8), 3)
gone <- runif(n) < plogis(-2.2 + 0.04 * (mid - 30))
d <- data.frame(arm, y0, mid, y1 = ifelse(gone, NA, y1))
write.csv(d, file.path(folder, "own_tipping_n240.csv"), row.names = FALSE, na = "")
deltas <- c(-12, -6, 0, 6, 12)
d$b <- as.numeric(d$arm == "b")
fill <- function(m, seed) {
  pred <- make.predictorMatrix(d); pred[, "arm"] <- 0; pred["arm", ] <- 0
  method <- c(arm = "", y0 = "", mid = "", y1 = "norm", b = "")
  mice(d, m = m, maxit = 1, method = method, predictorMatrix = pred, printFlag = FALSE, seed = seed)
}
shifted <- function(imp, side, delta) {
  long <- complete(imp, "long", include = TRUE)
  rows <- long$.imp > 0 & long$arm == side & rep(is.na(d$y1), imp$m + 1)
  long$y1[rows] <- long$y1[rows] + delta
  s <- summary(pool(with(as.mids(long), lm(y1 ~ b + y0))), conf.int = TRUE, conf.level = 0.95)
  row <- s[s$term == "b", ]
  # a less b, as the protocol orders them
  list(side = side, delta = delta, estimate = -row$estimate, se = row$std.error, df = row$df, p = row$p.value)
}
grid <- expand.grid(delta = deltas, side = c("a", "b"), stringsAsFactors = FALSE)
few <- fill(20, 1)
many <- fill(500, 2)
answers <- function(imp) lapply(seq_len(nrow(grid)), function(i) shifted(imp, grid$side[i], grid$delta[i]))
values <- as.matrix(few$imp$y1)
write_reference("tipping.json", "mice", 1e-9, list(
  imputed = lapply(seq_len(ncol(values)), function(k) unname(values[, k])),
  few = answers(few), many = answers(many)))
