package dev.bedrock.hld.helm.gotemplate.value;

/** A {@code complex128}; templates know it only from imaginary literals. */
public record GoComplex(double real, double imaginary) {}
