# Weighted Kaplan-Meier, restricted means and the weighted log-rank test of regimes by R's survival: own_general_n600_s505 with a
# time to an event made from its outcome; with known weights, and with censoring weights from coxph by counting processes.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(survival))
d <- read_own("own_proto_n750_s101.csv")
n <- nrow(d)
# Whole-number arithmetic on the rows, so that any program makes the same times, some of them equal.
time <- floor(10 * exp(0.12 * d$Y)) / 10
limit <- 2 + ((seq_len(n) * 37) %% 101) / 10 + ifelse(d$X1 > 0, 0, 3)
status <- as.numeric(time <= limit); time <- pmin(time, limit)
regimes <- list(c(1, 1), c(1, -1), c(-1, 1), c(-1, -1))
follows <- sapply(regimes, function(r) as.numeric(d$A1 == r[1] & (is.na(d$A2) | d$A2 == r[2])))
w <- ifelse(is.na(d$A2), 2, 4)
horizon <- 5
cuts <- sort(unique(time[status == 1]))
rows <- do.call(rbind, lapply(1:4, function(k) data.frame(id = which(follows[, k] == 1), regime = k)))
fit_all <- function(stay) {
  long <- do.call(rbind, lapply(seq_len(nrow(rows)), function(r) {
    i <- rows$id[r]
    stop <- unique(c(cuts[cuts < time[i]], time[i])); start <- c(0, head(stop, -1))
    data.frame(id = i, regime = rows$regime[r], start, stop, event = as.numeric(stop == time[i]) * status[i],
               w = w[i] * stay(i, stop))
  }))
  one <- function(k) {
    part <- long[long$regime == k, ]
    f <- survfit(Surv(start, stop, event) ~ 1, data = part, weights = w, id = id, cluster = id, influence = 1, timefix = FALSE)
    keep <- f$time <= horizon
    inf <- matrix(0, n, sum(keep)); inf[as.numeric(rownames(f$influence.surv)), ] <- f$influence.surv[, keep]
    t <- f$time[keep]; s <- f$surv[keep]; width <- diff(c(0, t, horizon))
    g <- survfit(Surv(start, stop, event) ~ 1, data = part, weights = w, id = id, cluster = id, conf.type = "log-log", timefix = FALSE)
    list(s = tail(s, 1), inf = inf[, ncol(inf)], mean = sum(c(1, s) * width), infm = drop(inf %*% width[-1]),
         curve = list(times = t[g$n.event[keep] > 0], survival = s[g$n.event[keep] > 0], lower = g$lower[keep][g$n.event[keep] > 0],
                      upper = g$upper[keep][g$n.event[keep] > 0]))
  }
  all <- lapply(1:4, one)
  S <- sapply(all, `[[`, "inf"); M <- sapply(all, `[[`, "infm")
  cox <- coxph(Surv(start, stop, event) ~ factor(regime), data = long, weights = w, cluster = id, ties = "breslow", timefix = FALSE)
  list(survival = sapply(all, `[[`, "s"), survival_covariance = crossprod(S), means = sapply(all, `[[`, "mean"),
       means_covariance = crossprod(M), log_rank = unname(cox$rscore), curves = lapply(all, `[[`, "curve"))
}
known <- fit_all(function(i, stop) rep(1, length(stop)))
cens <- coxph(Surv(time, 1 - status) ~ X1 + X2, data = d, ties = "breslow", timefix = FALSE,
              control = coxph.control(eps = 1e-14, iter.max = 50))
base <- basehaz(cens, centered = FALSE)
risk <- exp(drop(as.matrix(d[, c("X1", "X2")]) %*% coef(cens)))
before <- function(u) sapply(u, function(v) { b <- base$hazard[base$time < v - 1e-9]; if (length(b)) tail(b, 1) else 0 })
modelled <- fit_all(function(i, stop) exp(before(stop) * risk[i]))
write_reference("survival.json", "survival", 1e-8, list(time = time, status = status, horizon = horizon, known = known, modelled = modelled,
                                                       censoring_coefficients = unname(coef(cens))))
