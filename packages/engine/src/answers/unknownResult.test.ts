import assert from "node:assert/strict";
import { unknown } from "@plinth/plan";
import { Programs } from "../testdata/programs.ts";
import { unknownResult } from "./unknownResult.ts";

describe("unknownResult", () => {
    const programs = new Programs({ installed: false });
    after(() => programs.remove());
    const directory = programs.files("program", {
        "node_modules/@pulumi/test/package.json": "{}",
        "node_modules/@pulumi/test/getBox.d.ts":
            "export interface GetBoxArgs {\n    size: number;\n}\nexport interface GetBoxResult {\n    /**\n     * readonly words: string;\n     */\n" +
            "    readonly name: string;\n    readonly size?: number;\n    readonly zones: string[];\n    readonly labels: {\n        [key: string]: string;\n    };\n}\n" +
            "export declare function getBox(): Promise<GetBoxResult>;\n",
        "node_modules/@pulumi/test/net/getLine.d.ts": "export interface GetLineResult {\n    readonly id: string;\n}\n",
        "node_modules/@pulumi/test/net/getNothing.d.ts": "export declare function getNothing(): Promise<string>;\n",
    });

    it("has every property that the SDK declares, unknown, and lists of one unknown entry", () => {
        assert.deepEqual(unknownResult(directory, "test:index/getBox:getBox"), {
            name: unknown,
            size: unknown,
            zones: [unknown],
            labels: unknown,
        });
    });

    it("is found in modules, whether a token names the file or its folder", () => {
        for (const token of ["test:net/getLine:getLine", "test:net:getLine"]) {
            assert.deepEqual(unknownResult(directory, token), { id: unknown });
        }
        assert.deepEqual(Object.keys(unknownResult(directory, "test:index:getBox") ?? {}).length, 4);
    });

    it("is nothing where the SDK is not there, or declares no result", () => {
        for (const token of [
            "other:index/getBox:getBox",
            "test:index/getBag:getBag",
            "test:net/getNothing:getNothing",
        ]) {
            assert.equal(unknownResult(directory, token), undefined);
        }
    });
});
