// Two layers in a repository of their own: what one returns, the other reads.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { defineLayer, defineSettings } from "@plinth/core";
import { z } from "zod";
