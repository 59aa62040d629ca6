import assert from "node:assert/strict";
import { lazyModule } from "./lazyModule.js";

/** What a compiled `import * as x from` makes of a module. */
function importStar(loaded: Record<string, unknown>): Record<string, unknown> {
    return loaded["__esModule"] === true ? loaded : { ...loaded, default: loaded };
}

describe("a lazy module", () => {
    const counted = (exports: Record<string, unknown>) => {
        const loads = { count: 0 };
        const load = (): Record<string, unknown> => {
            loads.count += 1;
            return exports;
        };
        return { load, loads };
    };

    it("is loaded at the first use of an export, once", () => {
        const { load, loads } = counted({ one: 1, two: () => 2 });
        const lazy = importStar(lazyModule(load));
        assert.equal(loads.count, 0);
        assert.equal(lazy["one"], 1);
        assert.equal((lazy["two"] as () => number)(), 2);
        assert.equal(loads.count, 1);
    });

    it("tells what is known of it without being loaded", () => {
        const { load, loads } = counted({ version: "5.0.0", parse: () => "parsed" });
        const lazy = lazyModule(load, { known: { version: "5.0.0" } });
        assert.equal(lazy["version"], "5.0.0");
        assert.equal(loads.count, 0);
    });

    it("has itself as its default export, unless it says what that is", () => {
        const plain = { one: 1 };
        assert.equal(lazyModule(() => plain as Record<string, unknown>)["default"], plain);
        const compiled = { __esModule: true, default: "meant" };
        assert.equal(lazyModule(() => compiled as Record<string, unknown>)["default"], "meant");
    });

    it("lets classes and functions be taken out before it is loaded", () => {
        class Tracer {
            readonly name: string;
            constructor(name: string) {
                this.name = name;
            }
        }
        const { load, loads } = counted({ Tracer, double: (value: number) => 2 * value });
        const { Tracer: LazyTracer, double } = lazyModule(load, { members: true }) as unknown as {
            Tracer: typeof Tracer;
            double: (value: number) => number;
        };
        assert.equal(loads.count, 0);
        const made = new LazyTracer("one");
        assert.ok(made instanceof Tracer);
        assert.equal(made.name, "one");
        assert.equal(double(21), 42);
        assert.equal(loads.count, 1);
    });

    it("can be listed, searched and changed like the module it stands for", () => {
        const exports: Record<string, unknown> = { one: 1, two: 2 };
        const lazy = lazyModule(() => exports);
        assert.deepEqual(Object.keys(lazy), ["one", "two"]);
        assert.equal("two" in lazy, true);
        lazy["three"] = 3;
        delete lazy["one"];
        assert.deepEqual(exports, { two: 2, three: 3 });
    });

    it("stands for a module that is a function", () => {
        const lazy = lazyModule(() => (value: number) => value + 1) as (value: number) => number;
        assert.equal(lazy(1), 2);
    });

    it("fails with the module's own error when that cannot be loaded", () => {
        const lazy = lazyModule((): Record<string, unknown> => {
            throw new Error("Cannot find module");
        });
        assert.throws(() => lazy["one"], /Cannot find module/);
    });
});
