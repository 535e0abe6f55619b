# Eight regimes of a trial in which responders and non-responders are both randomised again: six of their values are
# independent. The Wald test that all are equal by those six, from geepack's weighted and replicated fit, against that of all
# eight as if they were independent, and how often both reject in simulated trials in which nothing differs.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(geepack))
set.seed(8)
regimes <- expand.grid(n = c("e", "f"), r = c("c", "d"), a = c("a", "b"), stringsAsFactors = FALSE)[, 3:1]
made <- function(n, effect) {
  a <- sample(c("a", "b"), n, TRUE); r <- rbinom(n, 1, .45)
  s <- ifelse(r == 1, sample(c("c", "d"), n, TRUE, c(2, 1)), sample(c("e", "f"), n, TRUE))
  data.frame(first = a, response = r, second = s, weight = 1 / (.5 * ifelse(r == 1, ifelse(s == "c", 2 / 3, 1 / 3), .5)),
             y = rnorm(n) + .5 * r + effect * ((a == "a") + (s == "c") - .5 * (s == "f")))
}
follows <- function(d) sapply(seq_len(8), function(g) d$first == regimes$a[g] & d$second == ifelse(d$response == 1, regimes$r[g], regimes$n[g]))
# Which regimes are independent: those of the table of regimes by paths whose rows are, the first ones.
paths <- unique(expand.grid(first = c("a", "b"), response = 0:1, second = c("c", "d", "e", "f"), stringsAsFactors = FALSE))
paths <- paths[ifelse(paths$response == 1, paths$second %in% c("c", "d"), paths$second %in% c("e", "f")), ]
decomposed <- qr(follows(paths) + 0)
kept <- sort(decomposed$pivot[seq_len(decomposed$rank)])
wald <- function(value, V, of) {
  M <- diag(length(of))[-length(of), , drop = FALSE] - diag(length(of))[-1, , drop = FALSE]
  d <- M %*% value[of]; drop(t(d) %*% solve(M %*% V[of, of] %*% t(M), d))
}
one <- made(300, .3)
F <- follows(one); at <- which(F, arr.ind = TRUE); at <- at[order(at[, 1], at[, 2]), ]
long <- data.frame(id = at[, 1], regime = factor(at[, 2], 1:8), w = one$weight[at[, 1]], y = one$y[at[, 1]])
fit <- geeglm(y ~ regime - 1, id = id, weights = w, data = long, corstr = "independence")
q <- wald(coef(fit), vcov(fit), kept); all <- wald(coef(fit), vcov(fit), 1:8)
# The same estimator in closed form, for speed.
closed <- function(d) {
  W <- follows(d) * d$weight; value <- colSums(W * d$y) / colSums(W)
  U <- W * outer(d$y, value, "-"); V <- crossprod(sweep(U, 2, colSums(W), "/"))
  list(value = value, V = V)
}
same <- closed(one); stopifnot(max(abs(same$value - coef(fit))) < 1e-10, max(abs(same$V - vcov(fit))) < 1e-10)
replicates <- 4000
rejected <- function(n) {
  shares <- rowMeans(replicate(replicates, {
    f <- closed(made(n, 0))
    c(wald(f$value, f$V, kept) > qchisq(.95, length(kept) - 1), wald(f$value, f$V, 1:8) > qchisq(.95, 7))
  }))
  list(n = n, replicates = replicates, independent = shares[1], all = shares[2])
}
write_reference("dependent_regimes.json", "geepack", 1e-8, list(
  first = one$first, response = one$response, second = one$second, y = one$y, kept = kept - 1, values = unname(coef(fit)),
  statistic = q, df = length(kept) - 1, p = pchisq(q, length(kept) - 1, lower.tail = FALSE), all = all, simulated = lapply(c(150, 300, 1200), rejected)))
