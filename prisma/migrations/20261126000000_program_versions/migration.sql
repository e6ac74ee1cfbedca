-- AlterTable
ALTER TABLE "install" ADD COLUMN     "program_revision" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "program_version" (
    "seq" BIGSERIAL NOT NULL,
    "portal_id" BIGINT NOT NULL,
    "from_day" DATE,
    "definition" JSONB NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "backdated_because" TEXT,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "program_version_portal_id_seq_idx" ON "program_version"("portal_id", "seq");


-- What the schema language cannot say.

-- By what terms something was earned must be found again for ever: what was published is never changed or removed.
CREATE TRIGGER "program_version_append_only" BEFORE UPDATE OR DELETE ON "program_version" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "program_version_keep_all" BEFORE TRUNCATE ON "program_version" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
