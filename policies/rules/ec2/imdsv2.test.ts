import assert from "node:assert/strict";
import { correction } from "../../tests/correction.ts";
import { resource, UNKNOWN } from "../../tests/example.ts";
import { imdsv2 } from "./imdsv2.ts";

const INSTANCE = "aws:ec2/instance:Instance";

function corrected(inputs: Record<string, unknown>, type = INSTANCE): unknown {
    return correction(imdsv2, resource(type, "i", inputs));
}

describe("the correction of metadata options", () => {
    it("asks for tokens and keeps what else is set", () => {
        assert.deepEqual(corrected({}), { metadataOptions: { httpTokens: "required" } });
        assert.deepEqual(corrected({ metadataOptions: { httpTokens: "optional", instanceMetadataTags: "enabled" } }), {
            metadataOptions: { httpTokens: "required", instanceMetadataTags: "enabled" },
        });
    });

    it("brings hops down to the limit, and leaves fewer as they are", () => {
        assert.deepEqual(corrected({ metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 5 } }), {
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
        });
        assert.deepEqual(corrected({ metadataOptions: { httpPutResponseHopLimit: 1 } }), {
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        });
    });

    it("leaves alone what is right, switched off, left to a template, not known, or would be replaced", () => {
        for (const inputs of [
            { metadataOptions: { httpTokens: "required" } },
            { metadataOptions: { httpEndpoint: "disabled" } },
            { launchTemplate: { id: "lt-1" } },
            { metadataOptions: UNKNOWN },
            { metadataOptions: { httpEndpoint: UNKNOWN } },
            { metadataOptions: "optional" },
        ]) {
            assert.equal(corrected(inputs), undefined, JSON.stringify(inputs));
        }
        assert.equal(corrected({}, "aws:ec2/launchConfiguration:LaunchConfiguration"), undefined);
    });
});
