# Runs the measurements of a program of others (bench.R with its simlib.R in the folder given) that Stegvis is compared with, and tells them in
# seconds of the processor: name, median, fastest. Only the way of taking time is replaced; what is measured is theirs.
folder <- commandArgs(TRUE)[1]; wanted <- "^a_wr_|^b_long_ar1_fastR"; unwanted <- "geepack_n100000|logit"
Sys.setenv(OMP_NUM_THREADS = "1", OPENBLAS_NUM_THREADS = "1")
source(file.path(folder, "simlib.R")); suppressPackageStartupMessages(library(geepack)); K <- 7L
of_processor <- function(f, k = K, warm = TRUE) { if (warm) f(); t <- replicate(k, { gc(FALSE); sum(system.time(f())[1:2]) }); c(median = median(t), min = min(t), max = max(t), k = k) }
tell <- function(name, x) cat(sprintf("%s %.9f %.9f\n", name, x["median"], x["min"]))
for (e in parse(file.path(folder, "bench.R"))) {
  text <- paste(deparse(e), collapse = " ")
  if (startsWith(text, "say(")) { name <- e[[2]]; if (grepl(wanted, name) && !grepl(unwanted, name)) { say <- tell; eval(e) } ; next }
  if (grepl("^(args|K|NREP|a|HERE0) <-|commandArgs|HERE0|^t[123] <-|r1 == r2|^cat\\(|BIG|^lM <-|^say <-", text)) next
  eval(e); if (startsWith(text, "med <-")) med <- of_processor
}
