# Where data and output stand, and how output is written: all 17 digits, with the versions that made it.
suppressPackageStartupMessages(library(jsonlite))
args <- commandArgs(FALSE)
here <- dirname(normalizePath(sub("--file=", "", grep("--file=", args, value = TRUE)[1])))
folder <- file.path(here, "..", "estimation", "src", "test", "resources", "reference")
read_own <- function(name) read.csv(file.path(folder, name))
write_reference <- function(name, packages, tolerance, results) {
  software <- c(R.version.string, vapply(packages, function(p) paste(p, packageVersion(p)), ""))
  write_json(list(software = software, tolerance = tolerance, results = results), file.path(folder, name),
             digits = NA, auto_unbox = TRUE, pretty = TRUE, matrix = "rowmajor")
}
