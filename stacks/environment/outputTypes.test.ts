import assert from "node:assert/strict";
import { join, relative } from "node:path";
import ts from "typescript";

const stacks = join(import.meta.dirname, "..");

/** What the type checker says about a file of `stacks/` once lines of others are gone, without touching the disk. */
function typeErrors(file: string, removed: Readonly<Record<string, readonly RegExp[]>>): string[] {
    const config = ts.readConfigFile(join(stacks, "../tsconfig.base.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(stacks, ".."));
    const host = ts.createCompilerHost(options);
    const { readFile } = host;
    host.readFile = (path) => {
        const text = readFile(path);
        return (removed[relative(stacks, path)] ?? []).reduce((left, line) => {
            const changed = left?.replace(line, "");
            assert.notEqual(changed, left, `${path} has no ${line.source}`);
            return changed;
        }, text);
    };
    const program = ts.createProgram([join(stacks, file)], options, host);
    const found = program.getSemanticDiagnostics(program.getSourceFile(join(stacks, file)));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("outputs between layers", () => {
    it("cannot lose one that another layer reads: type checking fails there, and for nothing else", () => {
        const errors = typeErrors("cluster/layer.ts", {
            // The cluster layer reads the first of each, and neither of the others.
            "network/layer.ts": [/^ *privateSubnetIds: .*$/m, /^ *isolatedSubnetIds: .*$/m],
            "database/layer.ts": [/^ *securityGroupId: .*$/m, /^ *secretArn: .*$/m],
        });
        assert.equal(errors.length, 2, errors.join("\n"));
        assert.match(errors[0] ?? "", /^Property 'privateSubnetIds' does not exist on type/);
        assert.match(
            errors[1] ?? "",
            / databaseName: string; resourceId: .* is not assignable to type 'Output<Readonly<Record<string, Peer>>> \| undefined'/,
        );
    });
});
