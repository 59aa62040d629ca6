/** Files in the folders of programs that no program reads. */
export const IDLE_FILES: readonly string[] = ["**/*.test.ts", "**/testdata/**", "**/*.md"];
