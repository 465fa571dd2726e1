// What we call of two packages whose own types only a bundler's module resolution can read.
declare module "@lwc/compiler" {
  export function transformSync(
    source: string,
    file: string,
    options: object,
  ): { readonly code: string; readonly map: unknown };
}
declare module "@lwc/module-resolver" {
  export function resolveModule(
    specifier: string,
    importer: string,
    options: { readonly rootDir: string },
  ): { readonly entry: string; readonly specifier: string };
}
