# Regimes over time for what the first reference lacks: unstructured and by-regime working correlation, a mean at each visit, a small-sample
# correction. Plain matrices, participant by participant.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
if (length(commandArgs(TRUE))) file.copy(file.path(commandArgs(TRUE)[1], "own_long_n400_s303.csv"), folder, overwrite = TRUE)
d <- read_own("own_long_n400_s303.csv"); n <- nrow(d); t <- 0:5
a1 <- c(1, 1, -1, -1); a2 <- c(1, -1, 1, -1); once <- d$R == 1; x <- d$X1 - mean(d$X1); Y <- as.matrix(d[, paste0("Y", t)]); w <- ifelse(once, 2, 4)
consistent <- function(i) which(d$A1[i] == a1 & (once[i] | a2 %in% d$A2[i]))
s1 <- pmin(t, 2); s2 <- pmax(t - 2, 0)
piecewise <- lapply(1:4, function(r) { T <- matrix(0, 6, 7); T[, 1] <- 1; T[, if (r < 3) 2 else 3] <- s1; T[, 3 + r] <- s2; T })
free <- lapply(1:4, function(r) { T <- matrix(0, 6, 1 + 2 * 2 + 4 * 3); T[1, 1] <- 1; f <- if (r < 3) 0 else 1; T[2, 2 + f] <- 1; T[3, 4 + f] <- 1; for (j in 4:6) T[j, 5 + 4 * (j - 4) + r] <- 1; T })
blocks <- function(T) unlist(lapply(seq_len(n), function(i) lapply(consistent(i), function(r) { o <- which(!is.na(Y[i, ])); list(i = i, r = r, o = o, X = cbind(T[[r]][o, , drop = FALSE], x[i]), y = Y[i, o], w = w[i]) })), recursive = FALSE)
solveGEE <- function(B, R) { H <- 0; g <- 0; for (b in B) { A <- solve(R[[b$r]][b$o, b$o, drop = FALSE]); H <- H + b$w * t(b$X) %*% A %*% b$X; g <- g + b$w * t(b$X) %*% A %*% b$y }; list(b = drop(solve(H, g)), H = H) }
estimateR <- function(B, beta, structure, regimes) {
  m <- matrix(0, 6, 6); c <- m; for (b in B) if (b$r %in% regimes) { r <- drop(b$y - b$X %*% beta); m[b$o, b$o] <- m[b$o, b$o] + b$w * tcrossprod(r); c[b$o, b$o] <- c[b$o, b$o] + b$w }
  s <- sum(diag(m)) / sum(diag(c)); lag <- abs(outer(1:6, 1:6, "-"))
  switch(structure, independence = diag(6), exchangeable = { r <- sum(m[lag > 0]) / sum(c[lag > 0]) / s; ifelse(lag == 0, 1, r) }, ar1 = (sum(m[lag == 1]) / sum(c[lag == 1]) / s)^lag, unstructured = { M <- m / c / s; diag(M) <- 1; M }) }
one <- function(T, structure, by_regime = FALSE, correction = "none") {
  B <- blocks(T); I6 <- rep(list(diag(6)), 4); s <- solveGEE(B, I6)
  R <- if (by_regime) lapply(1:4, function(r) estimateR(B, s$b, structure, r)) else rep(list(estimateR(B, s$b, structure, 1:4)), 4)
  s <- solveGEE(B, R); Hi <- solve(s$H); meat <- 0
  for (i in split(seq_along(B), sapply(B, `[[`, "i"))) {
    X <- do.call(rbind, lapply(B[i], `[[`, "X")); r <- unlist(lapply(B[i], function(b) b$y - drop(b$X %*% s$b)))
    A <- as.matrix(Matrix::bdiag(lapply(B[i], function(b) b$w * solve(R[[b$r]][b$o, b$o, drop = FALSE]))))
    if (correction == "md") r <- solve(diag(length(r)) - X %*% Hi %*% t(X) %*% A, r)
    meat <- meat + tcrossprod(t(X) %*% A %*% r) }
  V <- Hi %*% meat %*% Hi; p <- ncol(T[[1]]); pad <- function(M) cbind(M, 0)
  at <- function(L) list(values = drop(L %*% s$b), se = sqrt(diag(L %*% V %*% t(L))))
  trapezoid <- c(.5, 1, 1, 1, 1, .5)
  list(visits = lapply(1:6, function(j) at(pad(t(sapply(T, function(M) M[j, ]))))), area = at(pad(t(sapply(T, function(M) drop(trapezoid %*% M))))), first = R[[1]][1, 2:6]) }
results <- list(`piecewise-unstructured` = one(piecewise, "unstructured"), `piecewise-ar1-by-regime` = one(piecewise, "ar1", TRUE), `piecewise-exchangeable-md` = one(piecewise, "exchangeable", correction = "md"),
  `free-independence` = one(free, "independence"), `free-exchangeable` = one(free, "exchangeable"), `free-unstructured` = one(free, "unstructured"))
write_reference("longitudinal.json", "jsonlite", 1e-9, results)
