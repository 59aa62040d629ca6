// Tests with one mistake each, which Pulumi's own mocks let pass. src/mistakes.test.ts runs them and reads what they say.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { known, record, setMocks } from "@plinth/testing";

const never = new Promise<string>(() => {});

class Unmodelled extends pulumi.CustomResource {
    constructor(name: string) {
        super("shop:index:Box", name, {});
    }
}

class Page extends pulumi.ComponentResource {
    readonly url: pulumi.Output<string>;

    constructor(name: string) {
        super("shop:index:Page", name);
        const bucket = new aws.s3.Bucket(name, {}, { parent: this });
        this.url = bucket.arn.apply((arn) => {
            assert.match(arn, /^arn:/);
            return `https://example.test/${arn}`;
        });
    }

    getStock(): pulumi.Output<unknown> {
        return pulumi.output(pulumi.runtime.call("shop:index:Page/getStock", {}, this));
    }
}

class Report extends pulumi.ComponentResource {
    readonly title: pulumi.Output<string>;

    constructor(name: string) {
        super("shop:index:Report", name);
        this.title = new aws.s3.Bucket(name, {}, { parent: this }).arn.apply((arn) => `report of ${arn}`);
    }
}

describe("a test that", function () {
    this.timeout(2000);

    it("makes two resources of one URN", async () => {
        await setMocks({}, "shop", "dev");
        new aws.s3.Bucket("logs");
        new aws.s3.Bucket("logs", { forceDestroy: true });
    });

    for (const name of ["other", "another"]) {
        it(`goes on with the mocks of one that the engine refused (${name})`, () => {
            new aws.s3.Bucket(name);
        });
    }

    it("calls a function that nobody answers, and swallows the error", async () => {
        await setMocks();
        await pulumi.runtime.invoke("shop:index:getStock", {}).catch(() => undefined);
    });

    it("calls a method that nobody answers", async () => {
        await setMocks();
        new Report("r");
        pulumi.runtime.call("shop:index:Page/getStock", {});
    });

    it("makes a resource of a type without a model", async () => {
        await setMocks();
        new Unmodelled("box");
    });

    it("ends before a registration", async () => {
        await setMocks();
        new aws.s3.Bucket("stuck", { bucket: never });
    }).timeout(1000);

    it("has a mock that does not return", async () => {
        await setMocks({ newResource: () => new Promise(() => {}) });
        new aws.s3.Bucket("stuck");
    }).timeout(1000);

    it("registers outputs that never come", async () => {
        await setMocks();
        const page = new pulumi.ComponentResource("shop:index:Empty", "empty");
        (page as unknown as { registerOutputs(outputs: object): void }).registerOutputs({ url: never });
    }).timeout(1000);

    it("asserts in an apply that nobody awaits", async () => {
        await setMocks();
        new aws.s3.Bucket("logs").id.apply((id) => {
            assert.equal(id, "another");
        });
    });

    it("returns an apply with a false assertion", async () => {
        await setMocks();
        return new aws.s3.Bucket("logs").id.apply((id) => assert.equal(id, "another"));
    });

    it("awaits an apply over an unknown value", async () => {
        await setMocks({}, "shop", "dev", true);
        await new aws.s3.Bucket("logs").arn.apply((arn) => assert.equal(arn, "another"));
    });

    it("checks an unknown value by a function of its own", async () => {
        await setMocks({}, "shop", "dev", true);
        const check = (arn: string): void => {
            if (arn !== "another") throw new Error("wrong");
        };
        new aws.s3.Bucket("logs").arn.apply(check);
    });

    it("waits for done in an apply that does not run", (done) => {
        void setMocks({}, "shop", "dev", true);
        new aws.s3.Bucket("logs").arn.apply((arn) => done(arn === "another" ? undefined : new Error("wrong")));
    }).timeout(1000);

    it("calls done before an apply that fails", (done) => {
        void setMocks();
        new aws.s3.Bucket("logs").id.apply((id) => assert.equal(id, "another"));
        done();
    });

    it("asserts in an apply whose callback does not finish", async () => {
        await setMocks();
        new aws.s3.Bucket("logs").id.apply(async (id) => {
            await never;
            assert.equal(id, "another");
        });
    }).timeout(1000);

    it("asserts over a value that never comes", async () => {
        await setMocks();
        pulumi.output(never).apply((value) => assert.equal(value, "another"));
    });

    it("drops a rejection", () => {
        void Promise.reject(new Error("forgotten"));
    });

    it("asserts over an unknown value of a recording", async () => {
        const made = await record(() => new aws.s3.Bucket("logs"), { preview: true });
        made.result.arn.apply((arn) => assert.equal(arn, "another"));
    });

    it("asserts over an unknown value in a recorded program", async () => {
        await record(
            () => {
                new aws.s3.Bucket("logs").arn.apply((arn) => assert.equal(arn, "another"));
            },
            { preview: true },
        );
    });

    it("fails for an answer that is missing", async () => {
        await setMocks({}, "shop", "dev", true);
        new Unmodelled("box");
        assert.fail("as it should");
    });
});

describe("a test passes that", () => {
    it("follows one with mistakes", async () => {
        await setMocks();
        new aws.s3.Bucket("logs");
    });

    it("asserts what holds, in an apply that nobody awaits", async () => {
        await setMocks();
        new aws.s3.Bucket("logs").id.apply((id) => assert.match(id, /^logs-/));
    });

    it("has a component with values that are not known yet", async () => {
        await setMocks({}, "shop", "dev", true);
        new Report("weekly");
    });

    it("records a component with values that are not known yet", async () => {
        await record(() => [new Report("weekly")], { preview: true });
        const bucket = (await record(() => new aws.s3.Bucket("logs"), { preview: true })).result;
        await assert.rejects(known(bucket.arn), /unknown in this run/);
    });

    it("passes on an unknown value that it looks at on the way", async () => {
        await setMocks({}, "shop", "dev", true);
        const looked = new aws.s3.Bucket("logs").arn.apply((arn) => {
            assert.match(arn, /^arn:/);
            return arn;
        });
        new aws.s3.Bucket("other", { tags: { of: looked } });
    });

    it("expects a rejection", async () => {
        await setMocks();
        const failing = new aws.s3.Bucket("logs").id.apply((): string => {
            throw new Error("expected");
        });
        await assert.rejects(known(failing), /expected/);
    });

    it("needs nothing, as it is skipped", function () {
        this.skip();
    });

    it("asserts in a callback that takes its time, which nobody awaits", async () => {
        await setMocks();
        new aws.s3.Bucket("logs").id.apply(async (id) => {
            await sleep(20);
            assert.match(id, /^logs-/);
        });
    });

    it("succeeds when it is tried again", async function () {
        this.retries(1);
        await setMocks();
        const found = (this.test as unknown as { currentRetry(): number }).currentRetry();
        new aws.s3.Bucket("logs").id.apply(() => assert.equal(found, 1));
    });
});

export { Page };
