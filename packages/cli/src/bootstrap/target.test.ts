import assert from "node:assert/strict";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { bootstrapTarget } from "./target.ts";

describe("what is bootstrapped", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = copyOfThisRepository()));
    afterEach(() => repository.dispose());

    const target = async (options: { backend?: "s3" | "pulumi-cloud" }, env: Record<string, string> = {}) =>
        await bootstrapTarget("dev", options, { cwd: repository.root, env });

    it("has names that follow from environment and account", async () => {
        const { bucket, store } = await target({ backend: "s3" });
        assert.equal(bucket, "plinth-dev-state-222222222222");
        assert.equal(store.backend, `s3://${bucket}?region=eu-west-1`);
        repository.edit("environments/dev/bootstrap.yaml", "backend: s3", "backend: s3\n  bucketName: acme-states");
        assert.equal((await target({})).bucket, "acme-states");
    });

    it("refuses another backend than settings have", async () => {
        await assert.rejects(
            target({ backend: "pulumi-cloud" }),
            /bootstrap\.yaml says s3\. Fix: write backend: pulumi-cloud under state there/,
        );
    });

    it("refuses a simulated cloud in a real backend", async () => {
        const env = { PULUMI_DEBUG_PROVIDERS: "aws:4000", PULUMI_BACKEND_URL: "s3://acme-states?region=eu-west-1" };
        await assert.rejects(target({}, env), /a simulated cloud must not be written into it\. Fix: unset it/);
    });
});
