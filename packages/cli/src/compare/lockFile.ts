import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";

const LOCK_FILE = "package-lock.json";

/**
 * Refuses a revision that was made with other third-party packages: with today's its programs may do something else.
 * Packages of the repository itself are of no concern, each side has its own.
 */
export function requireSamePackages(root: string, base: string, revision: string, environment: string): void {
    const differing = differingPackages(thirdParty(root), thirdParty(base));
    if (differing.length === 0) return;
    const named = differing.slice(0, 3).join(", ");
    const more = differing.length > 3 ? ` and ${differing.length - 3} more` : "";
    throw new UserError(
        `--base ${revision}: its ${LOCK_FILE} has other packages than the installed ones (${named}${more}), and its programs need theirs. ` +
            `Fix: git worktree add ../plinth-base ${revision} && cd ../plinth-base && npm ci && npx plinth preview ${environment} --format json --out plan; ` +
            `then here: npx plinth preview ${environment} --against ../plinth-base/plan/${environment}.json`,
    );
}

/** A package that has another version in another lock file; a version is absent where the package is. */
export interface DifferingPackage {
    readonly name: string;
    readonly then?: string;
    readonly now?: string;
}

/** Third-party packages of a repository that another lock file has otherwise. @param then its text, if there is one. */
export function packagesThatDiffer(root: string, then: string | undefined): DifferingPackage[] {
    const here = thirdParty(root);
    const there: Packages = then === undefined ? new Map() : packagesOf(then, `${LOCK_FILE} of then`);
    const versionOf = (packages: Packages, name: string): string | undefined =>
        packages.get(`node_modules/${name}`)?.split(" ")[0];
    return [...new Set(differingPackages(here, there))].map((name) => {
        const [before, now] = [versionOf(there, name), versionOf(here, name)];
        return { name, ...(before === undefined ? {} : { then: before }), ...(now === undefined ? {} : { now }) };
    });
}

type Packages = ReadonlyMap<string, string>;

/** What a lock file says of each package that comes from a registry, by its place. */
function thirdParty(root: string): Packages {
    const file = join(root, LOCK_FILE);
    return existsSync(file) ? packagesOf(readFileSync(file, "utf8"), file) : new Map<string, string>();
}

function packagesOf(text: string, file: string): Packages {
    let packages: Record<string, { version?: string; integrity?: string; link?: boolean }>;
    try {
        packages = (JSON.parse(text) as { packages?: typeof packages }).packages ?? {};
    } catch (error) {
        throw new UserError(
            `${file}: is not valid JSON: ${error instanceof Error ? error.message : String(error)}. Fix: npm install writes it anew`,
        );
    }
    return new Map(
        Object.entries(packages)
            .filter(([place, { link }]) => place.includes("node_modules/") && link !== true)
            .map(([place, { version = "", integrity = "" }]) => [place, `${version} ${integrity}`]),
    );
}

function differingPackages(here: Packages, there: Packages): string[] {
    return [...new Set([...here.keys(), ...there.keys()])]
        .filter((place) => here.get(place) !== there.get(place))
        .map((place) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length))
        .sort();
}
