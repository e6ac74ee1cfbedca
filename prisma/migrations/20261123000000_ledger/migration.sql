-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "install_status" AS ENUM ('active', 'paused', 'uninstalled');

-- CreateEnum
CREATE TYPE "role_subject" AS ENUM ('user', 'team');

-- CreateEnum
CREATE TYPE "inbox_status" AS ENUM ('received', 'quarantined');

-- CreateTable
CREATE TABLE "install" (
    "portal_id" BIGINT NOT NULL,
    "hub_domain" TEXT NOT NULL,
    "status" "install_status" NOT NULL DEFAULT 'active',
    "scopes" TEXT[],
    "access_token" TEXT NOT NULL,
    "refresh_token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "program_id" TEXT NOT NULL DEFAULT 'fullstory',
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "installed_by" BIGINT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "install_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "oauth_state" (
    "state_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_state_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "owner" (
    "portal_id" BIGINT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "user_id" BIGINT,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "team_ids" TEXT[],

    CONSTRAINT "owner_pkey" PRIMARY KEY ("portal_id","owner_id")
);

-- CreateTable
CREATE TABLE "role" (
    "portal_id" BIGINT NOT NULL,
    "kind" "role_subject" NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_pkey" PRIMARY KEY ("portal_id","kind","subject_id","role")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "portal_id" BIGINT NOT NULL,
    "event_key" TEXT NOT NULL,
    "status" "inbox_status" NOT NULL,
    "reason" TEXT,
    "payload" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("portal_id","event_key")
);

-- CreateTable
CREATE TABLE "dirty_deal" (
    "portal_id" BIGINT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "mark" BIGSERIAL NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,
    "claim" TEXT,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "dirty_deal_pkey" PRIMARY KEY ("portal_id","deal_id")
);

-- CreateTable
CREATE TABLE "dirty_record" (
    "portal_id" BIGINT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "mark" BIGSERIAL NOT NULL,

    CONSTRAINT "dirty_record_pkey" PRIMARY KEY ("portal_id","object_type","object_id")
);

-- CreateTable
CREATE TABLE "fact" (
    "seq" BIGSERIAL NOT NULL,
    "portal_id" BIGINT NOT NULL,
    "fact_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "recorded_on" DATE NOT NULL,
    "partner" TEXT,
    "lead" TEXT,
    "deal" TEXT,
    "expands" TEXT,
    "company" TEXT,
    "body" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "lead" (
    "portal_id" BIGINT NOT NULL,
    "lead_id" TEXT NOT NULL,
    "partner_id" TEXT NOT NULL,
    "company_id" TEXT,
    "account_name" TEXT NOT NULL,
    "domain" TEXT,
    "deal_id" TEXT,
    "status" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "decided_by" TEXT,
    "decided_on" DATE,
    "reason" TEXT,
    "override" TEXT,
    "conflicts" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "lead_pkey" PRIMARY KEY ("portal_id","lead_id")
);

-- CreateTable
CREATE TABLE "account_key" (
    "portal_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "account_key_pkey" PRIMARY KEY ("portal_id","key","subject","subject_id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "portal_id" BIGINT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "partner_id" TEXT NOT NULL,
    "lead_id" TEXT,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("portal_id","deal_id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "seq" BIGSERIAL NOT NULL,
    "portal_id" BIGINT NOT NULL,
    "on_day" DATE NOT NULL,
    "partner" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "cause" JSONB NOT NULL,
    "amount_minor" DECIMAL(38,0) NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "deal_name" (
    "portal_id" BIGINT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "deal_name_pkey" PRIMARY KEY ("portal_id","deal_id")
);

-- CreateTable
CREATE TABLE "deal_summary" (
    "portal_id" BIGINT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "pending" BOOLEAN NOT NULL DEFAULT true,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "review_on" DATE,

    CONSTRAINT "deal_summary_pkey" PRIMARY KEY ("portal_id","deal_id")
);

-- CreateTable
CREATE TABLE "crm_write" (
    "portal_id" BIGINT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crm_write_pkey" PRIMARY KEY ("portal_id","object_type","object_id")
);

-- CreateTable
CREATE TABLE "setting" (
    "portal_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGSERIAL NOT NULL,
    "portal_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "workflow_answer" (
    "portal_id" BIGINT NOT NULL,
    "callback_id" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workflow_answer_pkey" PRIMARY KEY ("portal_id","callback_id")
);

-- CreateIndex
CREATE INDEX "owner_portal_id_user_id_idx" ON "owner"("portal_id", "user_id");

-- CreateIndex
CREATE INDEX "inbox_event_received_at_idx" ON "inbox_event"("received_at");

-- CreateIndex
CREATE INDEX "dirty_deal_portal_id_mark_idx" ON "dirty_deal"("portal_id", "mark");

-- CreateIndex
CREATE INDEX "fact_portal_id_deal_type_idx" ON "fact"("portal_id", "deal", "type");

-- CreateIndex
CREATE INDEX "fact_portal_id_lead_idx" ON "fact"("portal_id", "lead");

-- CreateIndex
CREATE INDEX "fact_portal_id_partner_type_idx" ON "fact"("portal_id", "partner", "type");

-- CreateIndex
CREATE INDEX "fact_portal_id_company_type_idx" ON "fact"("portal_id", "company", "type");

-- CreateIndex
CREATE INDEX "fact_portal_id_expands_idx" ON "fact"("portal_id", "expands");

-- CreateIndex
CREATE INDEX "fact_portal_id_type_recorded_on_idx" ON "fact"("portal_id", "type", "recorded_on");

-- CreateIndex
CREATE UNIQUE INDEX "fact_portal_id_fact_id_key" ON "fact"("portal_id", "fact_id");

-- CreateIndex
CREATE INDEX "lead_portal_id_status_submitted_on_idx" ON "lead"("portal_id", "status", "submitted_on");

-- CreateIndex
CREATE INDEX "lead_portal_id_partner_id_idx" ON "lead"("portal_id", "partner_id");

-- CreateIndex
CREATE INDEX "lead_portal_id_company_id_idx" ON "lead"("portal_id", "company_id");

-- CreateIndex
CREATE INDEX "account_key_portal_id_subject_subject_id_idx" ON "account_key"("portal_id", "subject", "subject_id");

-- CreateIndex
CREATE INDEX "attribution_portal_id_partner_id_idx" ON "attribution"("portal_id", "partner_id");

-- CreateIndex
CREATE INDEX "attribution_portal_id_lead_id_idx" ON "attribution"("portal_id", "lead_id");

-- CreateIndex
CREATE INDEX "ledger_entry_portal_id_partner_on_day_idx" ON "ledger_entry"("portal_id", "partner", "on_day");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_portal_id_cause_key_partner_rule_currency_on_d_key" ON "ledger_entry"("portal_id", "cause_key", "partner", "rule", "currency", "on_day", "nth");

-- CreateIndex
CREATE INDEX "deal_summary_portal_id_pending_idx" ON "deal_summary"("portal_id", "pending");

-- CreateIndex
CREATE INDEX "deal_summary_portal_id_review_on_idx" ON "deal_summary"("portal_id", "review_on");

-- CreateIndex
CREATE INDEX "audit_entry_portal_id_subject_idx" ON "audit_entry"("portal_id", "subject");


-- What the schema language cannot say.

-- Facts and ledger entries are never changed or removed (R-18): the database refuses, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "fact_append_only" BEFORE UPDATE OR DELETE ON "fact" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "fact_keep_all" BEFORE TRUNCATE ON "fact" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_entry_keep_all" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A posting of nothing says nothing.
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_amount_check" CHECK ("amount_minor" <> 0);
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reason_check" CHECK ("reason" IN ('earned', 'clawback', 'corrected', 'reversed'));

-- A quarantined event says why; a received one has nothing to say.
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_reason_check" CHECK (("status" = 'quarantined') = ("reason" IS NOT NULL));
