import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The Pulumi CLI on a search path, `undefined` where it is missing. */
export function findPulumi(searchPath: string): string | undefined {
    return searchPath
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => join(folder, "pulumi"))
        .find((file) => {
            try {
                accessSync(file, constants.X_OK);
                return true;
            } catch {
                return false;
            }
        });
}
