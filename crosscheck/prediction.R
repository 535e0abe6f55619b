# What a weighted-and-replicated model with covariates says of one person: the mean under each regime with its standard error (geepack), and the spread
# of persons about it (weighted standard deviation and weighted quantiles of the residuals of those consistent with the regime).
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(geepack))
d <- read_own("own_clustered_n750.csv"); once <- d$R == 1
w <- ifelse(once, 2, 4)
z <- rbind(transform(d, w = w), transform(d[once, ], w = w[once]))
z$A2[is.na(z$A2)] <- c(rep(1, sum(once)), rep(-1, sum(once))); z <- z[order(z$id), ]
z$X1c <- z$X1 - mean(d$X1); z$X2c <- z$X2 - mean(d$X2)
regimes <- c("1 1", "1 -1", "-1 1", "-1 -1")
z$g <- factor(paste(z$A1, z$A2), levels = regimes)
quantile_of <- function(x, w, p) { o <- order(x); x <- x[o]; x[which(cumsum(w[o]) >= p * sum(w) * (1 - 1e-12))[1]] }
one <- function(outcome, family) {
  z$y <- z[[outcome]]
  m <- suppressWarnings(geeglm(y ~ 0 + g + X1c + X2c, id = id, weights = w, data = z, family = family, corstr = "independence",
                               control = geese.control(epsilon = 1e-14, maxit = 200)))
  V <- m$geese$vbeta; b <- unname(coef(m))
  persons <- list(c(mean(d$X1), mean(d$X2)), c(-1.2, 0), c(0.7, 1))
  said <- lapply(persons, function(x) {
    C <- cbind(diag(4), matrix(rep(x - c(mean(d$X1), mean(d$X2)), each = 4), 4))
    eta <- drop(C %*% b); se <- sqrt(diag(C %*% V %*% t(C)))
    list(x = x, link = eta, se = se, mean = if (family == "binomial") plogis(eta) else eta)
  })
  e <- z$y - fitted(m)
  spread <- lapply(regimes, function(r) { i <- z$g == r
    list(n = sum(i), sd = sqrt(sum(z$w[i] * e[i]^2) / sum(z$w[i])), lower = quantile_of(e[i], z$w[i], 0.1), upper = quantile_of(e[i], z$w[i], 0.9)) })
  list(outcome = outcome, covariance = unname(V), persons = said, spread = spread, means = c(mean(d$X1), mean(d$X2)),
       least = c(min(d$X1), min(d$X2)), greatest = c(max(d$X1), max(d$X2)))
}
write_reference("prediction.json", "geepack", 1e-9, list(continuous = one("Y", "gaussian"), binary = one("YB", "binomial")))
