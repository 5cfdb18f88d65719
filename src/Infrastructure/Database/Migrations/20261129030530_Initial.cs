using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PmiEmas.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "identity");

            migrationBuilder.EnsureSchema(
                name: "loans");

            migrationBuilder.EnsureSchema(
                name: "agreements");

            migrationBuilder.EnsureSchema(
                name: "training");

            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.EnsureSchema(
                name: "business_plans");

            migrationBuilder.EnsureSchema(
                name: "shared");

            migrationBuilder.EnsureSchema(
                name: "returnees");

            migrationBuilder.EnsureSchema(
                name: "reviews");

            migrationBuilder.EnsureSchema(
                name: "grants");

            migrationBuilder.EnsureSchema(
                name: "documents");

            migrationBuilder.EnsureSchema(
                name: "programmes");

            migrationBuilder.EnsureSchema(
                name: "outbox");

            migrationBuilder.EnsureSchema(
                name: "notifications");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.EnsureSchema(
                name: "staff");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    totp_secret = table.Column<string>(type: "text", nullable: true),
                    totp_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_totp_step = table.Column<long>(type: "bigint", nullable: false),
                    recovery_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreement",
                schema: "agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    terms_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sign_by = table.Column<DateOnly>(type: "date", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_with = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    countersigned_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    countersigned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_scan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attempt",
                schema: "identity",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "balance",
                schema: "ledger",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balance", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "bank_file",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    layout = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    payouts = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "borrower_group",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    meeting_day = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    meeting_place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_borrower_group", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_year",
                schema: "shared",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_year", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cohorts",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    enrol_by = table.Column<DateOnly>(type: "date", nullable: false),
                    offer_days = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohorts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "courses",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    minimum_attendance = table.Column<int>(type: "integer", nullable: false),
                    is_offered = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_courses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()"),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    fund = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_event_reverses_id",
                        column: x => x.reverses_id,
                        principalSchema: "ledger",
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "files",
                schema: "documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fund_account",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    layout = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fund_sources",
                schema: "programmes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    funder = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    quotations = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_account",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_check",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    missed = table.Column<int>(type: "integer", nullable: false),
                    movements = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_event",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    object_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    related = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    api_version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    caught_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_movement",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    match = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    booked_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_movement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_order",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    object_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    fault = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    request_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gateway_order", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grant",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    awarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    met = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    variance_limit_percent = table.Column<int>(type: "integer", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "issued_documents",
                schema: "documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    holder_masked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issued_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item",
                schema: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    dedupe_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lock_no = table.Column<long>(type: "bigint", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    template = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    check_code = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    dedupe_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    retries = table.Column<int>(type: "integer", nullable: false),
                    fault = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_template",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    draft_subject_id = table.Column<string>(type: "text", nullable: true),
                    draft_body_id = table.Column<string>(type: "text", nullable: true),
                    draft_subject_en = table.Column<string>(type: "text", nullable: true),
                    draft_body_en = table.Column<string>(type: "text", nullable: true),
                    draft_short_id = table.Column<string>(type: "text", nullable: true),
                    draft_short_en = table.Column<string>(type: "text", nullable: true),
                    draft_written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    draft_written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_template", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_code",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<byte[]>(type: "bytea", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_code", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "online_payment",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    page_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    page_address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    payment_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    charge_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    strange_amount = table.Column<long>(type: "bigint", nullable: false),
                    concern = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_online_payment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payout",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payee_bank_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    payee_account = table.Column<string>(type: "text", nullable: false),
                    payee_holder = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    remark = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    maker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    rail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    bank_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    bank_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    proof_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    gateway_holds = table.Column<bool>(type: "boolean", nullable: false),
                    sp2d_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    sp2d_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sp2d_year = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout", x => x.id);
                    table.CheckConstraint("ck_payout_treasury_pays", "rail <> 'Treasury' or bank_file_id is null");
                });

            migrationBuilder.CreateTable(
                name: "period",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    closed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "period_balance",
                schema: "ledger",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    fund = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    debit = table.Column<long>(type: "bigint", nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period_balance", x => new { x.month, x.fund, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_month",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outstanding = table.Column<long>(type: "bigint", nullable: false),
                    overdue_principal = table.Column<long>(type: "bigint", nullable: false),
                    par1 = table.Column<long>(type: "bigint", nullable: false),
                    par30 = table.Column<long>(type: "bigint", nullable: false),
                    par90 = table.Column<long>(type: "bigint", nullable: false),
                    provision = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portfolio_month", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "process",
                schema: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    command = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    events = table.Column<string>(type: "jsonb", nullable: false),
                    once_key = table.Column<Guid>(type: "uuid", nullable: true),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    refusal = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "process_subject",
                schema: "audit",
                columns: table => new
                {
                    process_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_subject", x => new { x.subject_id, x.process_id });
                });

            migrationBuilder.CreateTable(
                name: "product",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    is_offered = table.Column<bool>(type: "boolean", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proof",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<long>(type: "bigint", nullable: false),
                    transfer_count = table.Column<long>(type: "bigint", nullable: false),
                    is_sound = table.Column<bool>(type: "boolean", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proof", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_key",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "provision_rates",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    scale = table.Column<string>(type: "jsonb", nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provision_rates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    proof_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bank_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    instruction = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regions",
                schema: "returnees",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regions", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "report",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tranche_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seal",
                schema: "ledger",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()"),
                    events = table.Column<int>(type: "integer", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    settled = table.Column<long>(type: "bigint", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    office = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    employee_number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    nik = table.Column<string>(type: "text", nullable: true),
                    home_village = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    nik_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fund_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    mapping_id = table.Column<Guid>(type: "uuid", nullable: true),
                    uploaded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    read_lines = table.Column<int>(type: "integer", nullable: false),
                    known_lines = table.Column<int>(type: "integer", nullable: false),
                    placed_lines = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_line",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    bank_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    balance = table.Column<long>(type: "bigint", nullable: true),
                    fingerprint = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    matched_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    matched_id = table.Column<Guid>(type: "uuid", nullable: true),
                    matched_reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    matched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    matched_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    matched_by_itself = table.Column<bool>(type: "boolean", nullable: false),
                    suspended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    suspended_times = table.Column<int>(type: "integer", nullable: false),
                    assigned_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    proposal_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    refund_bank_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    refund_account = table.Column<string>(type: "text", nullable: true),
                    refund_holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    refund_reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_mapping",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "jsonb", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_mapping", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supplier",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    tax_number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    business_number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    account_bank_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    account_number = table.Column<string>(type: "text", nullable: false),
                    account_holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    account_changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_changed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_replaces_another = table.Column<bool>(type: "boolean", nullable: false),
                    account_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    account_confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tranche_plan",
                schema: "programmes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    parts = table.Column<string>(type: "jsonb", nullable: false),
                    is_offered = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tranche_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_link",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_link_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "identity",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_claim",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claim_account_user_id",
                        column: x => x.user_id,
                        principalSchema: "identity",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_login",
                schema: "identity",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_login_account_user_id",
                        column: x => x.user_id,
                        principalSchema: "identity",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_token",
                schema: "identity",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_token_account_user_id",
                        column: x => x.user_id,
                        principalSchema: "identity",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claims = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    idle_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_session_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "identity",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cover_settlement",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cover_no = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cover_settlement", x => new { x.group_id, x.no });
                    table.ForeignKey(
                        name: "fk_cover_settlement_borrower_group_group_id",
                        column: x => x.group_id,
                        principalSchema: "loans",
                        principalTable: "borrower_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holiday",
                schema: "shared",
                columns: table => new
                {
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    calendar_year_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday", x => x.on);
                    table.ForeignKey(
                        name: "fk_holiday_calendar_year_calendar_year_id",
                        column: x => x.calendar_year_id,
                        principalSchema: "shared",
                        principalTable: "calendar_year",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => x.id);
                    table.ForeignKey(
                        name: "fk_enrolment_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "training",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    trainer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_session_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "training",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "transfer",
                schema: "ledger",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    debit = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    credit = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer", x => new { x.event_id, x.no });
                    table.CheckConstraint("ck_transfer_accounts_differ", "debit <> credit");
                    table.CheckConstraint("ck_transfer_amount_positive", "amount > 0");
                    table.ForeignKey(
                        name: "fk_transfer_event_event_id",
                        column: x => x.event_id,
                        principalSchema: "ledger",
                        principalTable: "event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fund_ceiling",
                schema: "programmes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_ceiling", x => x.id);
                    table.ForeignKey(
                        name: "fk_fund_ceiling_fund_sources_fund_source_id",
                        column: x => x.fund_source_id,
                        principalSchema: "programmes",
                        principalTable: "fund_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested = table.Column<long>(type: "bigint", nullable: false),
                    approved = table.Column<long>(type: "bigint", nullable: false),
                    moved = table.Column<long>(type: "bigint", nullable: false),
                    realised = table.Column<long>(type: "bigint", nullable: false),
                    ordered = table.Column<long>(type: "bigint", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_line_grant_grant_id",
                        column: x => x.grant_id,
                        principalSchema: "grants",
                        principalTable: "grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "purchase",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tranche_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    chosen_id = table.Column<Guid>(type: "uuid", nullable: true),
                    choice_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    timing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ordered_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    invoice_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    invoiced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    invoice_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_requested = table.Column<bool>(type: "boolean", nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase", x => x.id);
                    table.ForeignKey(
                        name: "fk_purchase_grant_grant_id",
                        column: x => x.grant_id,
                        principalSchema: "grants",
                        principalTable: "grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reallocation",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reallocation", x => x.id);
                    table.ForeignKey(
                        name: "fk_reallocation_grant_grant_id",
                        column: x => x.grant_id,
                        principalSchema: "grants",
                        principalTable: "grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tranche",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    cash = table.Column<long>(type: "bigint", nullable: false),
                    in_kind = table.Column<long>(type: "bigint", nullable: false),
                    ordered = table.Column<long>(type: "bigint", nullable: false),
                    bought = table.Column<long>(type: "bigint", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    needs = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_after = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_days = table.Column<int>(type: "integer", nullable: true),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    realised = table.Column<long>(type: "bigint", nullable: true),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tranche", x => x.id);
                    table.ForeignKey(
                        name: "fk_tranche_grant_grant_id",
                        column: x => x.grant_id,
                        principalSchema: "grants",
                        principalTable: "grant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "template_version",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    body_id = table.Column<string>(type: "text", nullable: false),
                    subject_en = table.Column<string>(type: "text", nullable: false),
                    body_en = table.Column<string>(type: "text", nullable: false),
                    short_id = table.Column<string>(type: "text", nullable: false),
                    short_en = table.Column<string>(type: "text", nullable: false),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_template_version_message_template_template_id",
                        column: x => x.template_id,
                        principalSchema: "notifications",
                        principalTable: "message_template",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_version",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    saved_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_version", x => new { x.product_id, x.no });
                    table.ForeignKey(
                        name: "fk_product_version_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "loans",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cover",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    covered_loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    covering_loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fell_away_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cover", x => new { x.group_id, x.no });
                    table.ForeignKey(
                        name: "fk_cover_borrower_group_group_id",
                        column: x => x.group_id,
                        principalSchema: "loans",
                        principalTable: "borrower_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_cover_receipt_receipt_id",
                        column: x => x.receipt_id,
                        principalSchema: "payments",
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_receipt",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    spent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    seller = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    accountability_report_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_receipt", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_receipt_report_accountability_report_id",
                        column: x => x.accountability_report_id,
                        principalSchema: "grants",
                        principalTable: "report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "returnees",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    full_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_compared = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    nik = table.Column<string>(type: "text", nullable: true),
                    family_card = table.Column<string>(type: "text", nullable: true),
                    birth_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    former_phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    former_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    contact_changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    village = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    street = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    registered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bank_account_bank_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    bank_account_number = table.Column<string>(type: "text", nullable: true),
                    bank_account_holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    bank_account_changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bank_account_changed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bank_account_replaces_another = table.Column<bool>(type: "boolean", nullable: true),
                    bank_account_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bank_account_confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bank_account_number_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    family_card_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    nik_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returnees", x => x.id);
                    table.ForeignKey(
                        name: "fk_returnees_staff_registered_by_id",
                        column: x => x.registered_by_id,
                        principalSchema: "staff",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_calls",
                schema: "programmes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lender = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    ceiling = table.Column<long>(type: "bigint", nullable: false),
                    minimum_amount = table.Column<long>(type: "bigint", nullable: false),
                    maximum_amount = table.Column<long>(type: "bigint", nullable: false),
                    regions = table.Column<string>(type: "jsonb", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    documents_wanted = table.Column<string>(type: "jsonb", nullable: false),
                    rubric = table.Column<string>(type: "jsonb", nullable: false),
                    reviewers_needed = table.Column<int>(type: "integer", nullable: false),
                    spread_limit = table.Column<int>(type: "integer", nullable: false),
                    course_required = table.Column<bool>(type: "boolean", nullable: false),
                    course_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    own_contribution_percent = table.Column<int>(type: "integer", nullable: false),
                    tranches = table.Column<string>(type: "jsonb", nullable: false),
                    loan_product_codes = table.Column<string>(type: "jsonb", nullable: false),
                    tranche_plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    variance_limit_percent = table.Column<int>(type: "integer", nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    eligibility = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_calls", x => x.id);
                    table.ForeignKey(
                        name: "fk_funding_calls_fund_sources_fund_source_id",
                        column: x => x.fund_source_id,
                        principalSchema: "programmes",
                        principalTable: "fund_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_calls_tranche_plan_tranche_plan_id",
                        column: x => x.tranche_plan_id,
                        principalSchema: "programmes",
                        principalTable: "tranche_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                schema: "training",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attendance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => x.id);
                    table.ForeignKey(
                        name: "fk_attendance_enrolment_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "training",
                        principalTable: "enrolment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    handed_over_on = table.Column<DateOnly>(type: "date", nullable: false),
                    came = table.Column<string>(type: "jsonb", nullable: false),
                    kept = table.Column<string>(type: "jsonb", nullable: false),
                    photos = table.Column<string>(type: "jsonb", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remark = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_with = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery", x => x.id);
                    table.ForeignKey(
                        name: "fk_delivery_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "grants",
                        principalTable: "purchase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goods_return",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    replaced = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goods_return", x => x.id);
                    table.ForeignKey(
                        name: "fk_goods_return_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "grants",
                        principalTable: "purchase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "purchase_complaint",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase_complaint", x => x.id);
                    table.ForeignKey(
                        name: "fk_purchase_complaint_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "grants",
                        principalTable: "purchase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "purchase_item",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: true),
                    invoiced = table.Column<long>(type: "bigint", nullable: true),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    given_up = table.Column<int>(type: "integer", nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase_item", x => x.id);
                    table.CheckConstraint("ck_purchase_item_counts", "accepted >= 0 and given_up >= 0 and accepted + given_up <= quantity");
                    table.ForeignKey(
                        name: "fk_purchase_item_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "grants",
                        principalTable: "purchase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quotation",
                schema: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    prices = table.Column<string>(type: "jsonb", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotation", x => x.id);
                    table.ForeignKey(
                        name: "fk_quotation_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "grants",
                        principalTable: "purchase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quotation_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalSchema: "payments",
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    notice_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    witness_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => x.id);
                    table.ForeignKey(
                        name: "fk_consent_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => x.id);
                    table.ForeignKey(
                        name: "fk_correction_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "data_access",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_access", x => x.id);
                    table.ForeignKey(
                        name: "fk_data_access_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_data_access_staff_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "staff",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_document_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "documents",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_document_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_warning",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    judged_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_warning", x => x.id);
                    table.ForeignKey(
                        name: "fk_duplicate_warning_returnees_other_id",
                        column: x => x.other_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duplicate_warning_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_member",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    relation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    birth_on = table.Column<DateOnly>(type: "date", nullable: true),
                    occupation = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_household_member_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "migration_stint",
                schema: "returnees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    employer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: false),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migration_stint", x => x.id);
                    table.ForeignKey(
                        name: "fk_migration_stint_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "business_plans",
                schema: "business_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    business_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    loan_product_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    attachments = table.Column<string>(type: "jsonb", nullable: false),
                    corrections = table.Column<string>(type: "jsonb", nullable: false),
                    requested_amount = table.Column<long>(type: "bigint", nullable: false),
                    own_contribution = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submissions = table.Column<int>(type: "integer", nullable: false),
                    reviewer_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    screened_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    screened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ineligible_reasons = table.Column<string>(type: "jsonb", nullable: false),
                    status_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    approved_amount = table.Column<long>(type: "bigint", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    award_ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_business_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_business_plans_funding_calls_call_id",
                        column: x => x.call_id,
                        principalSchema: "programmes",
                        principalTable: "funding_calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_business_plans_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_batches",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_batches_funding_calls_call_id",
                        column: x => x.call_id,
                        principalSchema: "programmes",
                        principalTable: "funding_calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_line",
                schema: "business_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_price = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    approved_amount = table.Column<long>(type: "bigint", nullable: true),
                    business_plan_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_budget_line_business_plans_business_plan_id",
                        column: x => x.business_plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "field_visits",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    planned_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    visitor_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    visited_on = table.Column<DateOnly>(type: "date", nullable: true),
                    present = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                    coordinates = table.Column<string>(type: "jsonb", nullable: true),
                    photos = table.Column<string>(type: "jsonb", nullable: false),
                    conclusion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    scheduled_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_visits", x => x.id);
                    table.ForeignKey(
                        name: "fk_field_visits_business_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loan",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    allocation_count = table.Column<int>(type: "integer", nullable: false),
                    current_run = table.Column<int>(type: "integer", nullable: false),
                    overpaid = table.Column<long>(type: "bigint", nullable: false),
                    collector_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    product_version = table.Column<int>(type: "integer", nullable: false),
                    product = table.Column<string>(type: "jsonb", nullable: false),
                    lender = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    awaits_course = table.Column<bool>(type: "boolean", nullable: false),
                    agreement_in_force = table.Column<bool>(type: "boolean", nullable: false),
                    disbursed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    repaid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    credit = table.Column<long>(type: "bigint", nullable: false),
                    held_credit = table.Column<long>(type: "bigint", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    outstanding_principal = table.Column<long>(type: "bigint", nullable: false),
                    outstanding_charge = table.Column<long>(type: "bigint", nullable: false),
                    outstanding_levies = table.Column<long>(type: "bigint", nullable: false),
                    oldest_unpaid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    oldest_unpaid_principal_on = table.Column<DateOnly>(type: "date", nullable: true),
                    written_off_on = table.Column<DateOnly>(type: "date", nullable: true),
                    written_off_principal = table.Column<long>(type: "bigint", nullable: false),
                    claim = table.Column<long>(type: "bigint", nullable: false),
                    recovered = table.Column<long>(type: "bigint", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    awaits_group = table.Column<bool>(type: "boolean", nullable: false),
                    counts_late_charges = table.Column<bool>(type: "boolean", nullable: false),
                    late_charges_to = table.Column<DateOnly>(type: "date", nullable: true),
                    hardships = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    repayment_count = table.Column<int>(type: "integer", nullable: false),
                    last_received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    restructured_on = table.Column<DateOnly>(type: "date", nullable: true),
                    kept_quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    goods = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    down_payment = table.Column<long>(type: "bigint", nullable: false),
                    schedule_no = table.Column<int>(type: "integer", nullable: false),
                    to_come = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "0"),
                    cancelled_principal = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "0"),
                    standing_count = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan", x => x.id);
                    table.ForeignKey(
                        name: "fk_loan_agreement_agreement_id",
                        column: x => x.agreement_id,
                        principalSchema: "agreements",
                        principalTable: "agreement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_borrower_group_group_id",
                        column: x => x.group_id,
                        principalSchema: "loans",
                        principalTable: "borrower_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_business_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_fund_sources_fund_source_id",
                        column: x => x.fund_source_id,
                        principalSchema: "programmes",
                        principalTable: "fund_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_funding_calls_call_id",
                        column: x => x.call_id,
                        principalSchema: "programmes",
                        principalTable: "funding_calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "loans",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_staff_collector_id",
                        column: x => x.collector_id,
                        principalSchema: "staff",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "moderation",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moderation", x => x.id);
                    table.ForeignKey(
                        name: "fk_moderation_business_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_version",
                schema: "business_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_version_business_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    offered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scores = table.Column<string>(type: "jsonb", nullable: false),
                    note_for_applicant = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    total = table.Column<int>(type: "integer", nullable: true),
                    recusal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reopen_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_reviews_business_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "business_plans",
                        principalTable: "business_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_staff_reviewer_id",
                        column: x => x.reviewer_id,
                        principalSchema: "staff",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_entry",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amounts = table.Column<string>(type: "jsonb", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reasons = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    conditions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision_batch_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_entry_decision_batches_decision_batch_id",
                        column: x => x.decision_batch_id,
                        principalSchema: "reviews",
                        principalTable: "decision_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ageing",
                schema: "loans",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    days_past_due = table.Column<int>(type: "integer", nullable: false),
                    quality = table.Column<int>(type: "integer", nullable: false),
                    was = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ageing", x => x.loan_id);
                    table.ForeignKey(
                        name: "fk_ageing_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocation",
                schema: "loans",
                columns: table => new
                {
                    seq = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_no = table.Column<int>(type: "integer", nullable: false),
                    repayment_no = table.Column<int>(type: "integer", nullable: false),
                    instalment_no = table.Column<int>(type: "integer", nullable: false),
                    target = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_by_run = table.Column<int>(type: "integer", nullable: true),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocation", x => new { x.loan_id, x.seq });
                    table.ForeignKey(
                        name: "fk_allocation_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "allocation_run",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocation_run", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_allocation_run_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    promised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    promised_amount = table.Column<long>(type: "bigint", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "group_member",
                schema: "loans",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    leads = table.Column<bool>(type: "boolean", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_member", x => new { x.group_id, x.loan_id });
                    table.ForeignKey(
                        name: "fk_group_member_agreement_agreement_id",
                        column: x => x.agreement_id,
                        principalSchema: "agreements",
                        principalTable: "agreement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_member_borrower_group_group_id",
                        column: x => x.group_id,
                        principalSchema: "loans",
                        principalTable: "borrower_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_member_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_member_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instalments",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    schedule_no = table.Column<int>(type: "integer", nullable: false),
                    is_extra = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    payable_on = table.Column<DateOnly>(type: "date", nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    charge = table.Column<long>(type: "bigint", nullable: false),
                    carried = table.Column<long>(type: "bigint", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    charge_so_far = table.Column<long>(type: "bigint", nullable: false),
                    paid_principal = table.Column<long>(type: "bigint", nullable: false),
                    paid_charge = table.Column<long>(type: "bigint", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instalments", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_instalments_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "levy",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    instalment_no = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    unpaid = table.Column<long>(type: "bigint", nullable: false),
                    covered = table.Column<long>(type: "bigint", nullable: false),
                    after_entry = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proof_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancelled_by_run = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_levy", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_levy_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposal",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    component = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposal_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repayment",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    waives = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reversed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reversal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    posted_principal = table.Column<long>(type: "bigint", nullable: false),
                    posted_charge = table.Column<long>(type: "bigint", nullable: false),
                    posted_credit = table.Column<long>(type: "bigint", nullable: false),
                    posted_fee = table.Column<long>(type: "bigint", nullable: false),
                    posted_late_charge = table.Column<long>(type: "bigint", nullable: false),
                    posted_recovery = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayment", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_repayment_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_repayment_receipt_receipt_id",
                        column: x => x.receipt_id,
                        principalSchema: "payments",
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "restructuring",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false),
                    instalment = table.Column<long>(type: "bigint", nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days_past_due = table.Column<int>(type: "integer", nullable: false),
                    arrears = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    loan_state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_scan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restructuring", x => x.id);
                    table.ForeignKey(
                        name: "fk_restructuring_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_restructuring_returnees_returnee_id",
                        column: x => x.returnee_id,
                        principalSchema: "returnees",
                        principalTable: "returnees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_version",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    stays = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_version", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_schedule_version_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standing",
                schema: "loans",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing", x => new { x.loan_id, x.no });
                    table.ForeignKey(
                        name: "fk_standing_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tranche",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    need = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    visited_on = table.Column<DateOnly>(type: "date", nullable: true),
                    visit_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    visit_photo_id = table.Column<Guid>(type: "uuid", nullable: true),
                    visited_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    disbursed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    disbursed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tranche", x => x.id);
                    table.ForeignKey(
                        name: "fk_tranche_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "warning_letter",
                schema: "loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returnee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    late_since = table.Column<DateOnly>(type: "date", nullable: false),
                    days_past_due = table.Column<int>(type: "integer", nullable: false),
                    arrears = table.Column<long>(type: "bigint", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    pay_by = table.Column<DateOnly>(type: "date", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_warning_letter", x => x.id);
                    table.ForeignKey(
                        name: "fk_warning_letter_loan_loan_id",
                        column: x => x.loan_id,
                        principalSchema: "loans",
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "shared",
                table: "calendar_year",
                columns: new[] { "id", "year" },
                values: new object[] { new Guid("01993e5c-0000-7000-8000-000000002026"), 2026 });

            migrationBuilder.InsertData(
                schema: "shared",
                table: "holiday",
                columns: new[] { "on", "calendar_year_id", "kind", "name" },
                values: new object[,]
                {
                    { new DateOnly(2026, 1, 1), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Tahun Baru 2026" },
                    { new DateOnly(2026, 1, 16), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Isra Mikraj Nabi Muhammad SAW" },
                    { new DateOnly(2026, 2, 16), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Tahun Baru Imlek" },
                    { new DateOnly(2026, 2, 17), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Tahun Baru Imlek 2577" },
                    { new DateOnly(2026, 3, 18), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Hari Suci Nyepi" },
                    { new DateOnly(2026, 3, 19), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Suci Nyepi" },
                    { new DateOnly(2026, 3, 20), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Idulfitri" },
                    { new DateOnly(2026, 3, 21), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Idulfitri 1447 H" },
                    { new DateOnly(2026, 3, 22), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Idulfitri 1447 H" },
                    { new DateOnly(2026, 3, 23), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Idulfitri" },
                    { new DateOnly(2026, 3, 24), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Idulfitri" },
                    { new DateOnly(2026, 4, 3), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Wafat Yesus Kristus" },
                    { new DateOnly(2026, 4, 5), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Kebangkitan Yesus Kristus" },
                    { new DateOnly(2026, 5, 1), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Buruh Internasional" },
                    { new DateOnly(2026, 5, 14), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Kenaikan Yesus Kristus" },
                    { new DateOnly(2026, 5, 15), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Kenaikan Yesus Kristus" },
                    { new DateOnly(2026, 5, 27), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Iduladha 1447 H" },
                    { new DateOnly(2026, 5, 28), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Iduladha" },
                    { new DateOnly(2026, 5, 31), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Raya Waisak" },
                    { new DateOnly(2026, 6, 1), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Lahir Pancasila" },
                    { new DateOnly(2026, 6, 16), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Tahun Baru Islam 1448 H" },
                    { new DateOnly(2026, 8, 17), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Kemerdekaan" },
                    { new DateOnly(2026, 8, 25), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Maulid Nabi Muhammad SAW" },
                    { new DateOnly(2026, 12, 24), new Guid("01993e5c-0000-7000-8000-000000002026"), "Collective", "Cuti bersama Natal" },
                    { new DateOnly(2026, 12, 25), new Guid("01993e5c-0000-7000-8000-000000002026"), "National", "Hari Raya Natal" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_link_account_id",
                schema: "identity",
                table: "access_link",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_link_secret_hash",
                schema: "identity",
                table: "access_link",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "email_index",
                schema: "identity",
                table: "account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_account_returnee_id",
                schema: "identity",
                table: "account",
                column: "returnee_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_staff_id",
                schema: "identity",
                table: "account",
                column: "staff_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                schema: "identity",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_claim_user_id",
                schema: "identity",
                table: "account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_login_user_id",
                schema: "identity",
                table: "account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_ageing_since",
                schema: "loans",
                table: "ageing",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_reference",
                schema: "agreements",
                table: "agreement",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agreement_returnee_id",
                schema: "agreements",
                table: "agreement",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_status_id",
                schema: "agreements",
                table: "agreement",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_subject_id",
                schema: "agreements",
                table: "agreement",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_enrolment_id_session_id",
                schema: "training",
                table: "attendance",
                columns: new[] { "enrolment_id", "session_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bank_file_reference",
                schema: "payments",
                table: "bank_file",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_borrower_group_reference",
                schema: "loans",
                table: "borrower_group",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_borrower_group_region",
                schema: "loans",
                table: "borrower_group",
                column: "region")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_line_business_plan_id",
                schema: "business_plans",
                table: "budget_line",
                column: "business_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_call_id_returnee_id",
                schema: "business_plans",
                table: "business_plans",
                columns: new[] { "call_id", "returnee_id" },
                unique: true,
                filter: "status not in ('Withdrawn', 'Ineligible')");

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_call_id_status_changed_at",
                schema: "business_plans",
                table: "business_plans",
                columns: new[] { "call_id", "status", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_changed_at_id",
                schema: "business_plans",
                table: "business_plans",
                columns: new[] { "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_reference",
                schema: "business_plans",
                table: "business_plans",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_region",
                schema: "business_plans",
                table: "business_plans",
                column: "region")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_requested_amount_id",
                schema: "business_plans",
                table: "business_plans",
                columns: new[] { "requested_amount", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_returnee_id",
                schema: "business_plans",
                table: "business_plans",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_reviewer_ids",
                schema: "business_plans",
                table: "business_plans",
                column: "reviewer_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_business_plans_status_submitted_at",
                schema: "business_plans",
                table: "business_plans",
                columns: new[] { "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_year_year",
                schema: "shared",
                table: "calendar_year",
                column: "year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_reference",
                schema: "training",
                table: "certificates",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_returnee_id",
                schema: "training",
                table: "certificates",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_returnee_id_cohort_id",
                schema: "training",
                table: "certificates",
                columns: new[] { "returnee_id", "cohort_id" },
                unique: true,
                filter: "status = 'Issued'");

            migrationBuilder.CreateIndex(
                name: "ix_cohorts_reference",
                schema: "training",
                table: "cohorts",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cohorts_starts_on",
                schema: "training",
                table: "cohorts",
                column: "starts_on");

            migrationBuilder.CreateIndex(
                name: "ix_consent_returnee_id",
                schema: "returnees",
                table: "consent",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_loan_id_id",
                schema: "loans",
                table: "contact",
                columns: new[] { "loan_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_promised_on",
                schema: "loans",
                table: "contact",
                column: "promised_on",
                filter: "promised_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_correction_returnee_id",
                schema: "returnees",
                table: "correction",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_courses_code",
                schema: "training",
                table: "courses",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cover_receipt_id",
                schema: "loans",
                table: "cover",
                column: "receipt_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_access_returnee_id_at",
                schema: "returnees",
                table: "data_access",
                columns: new[] { "returnee_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_data_access_staff_id",
                schema: "returnees",
                table: "data_access",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_decision_batches_call_id",
                schema: "reviews",
                table: "decision_batches",
                column: "call_id",
                unique: true,
                filter: "status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_decision_batches_call_id_published_at",
                schema: "reviews",
                table: "decision_batches",
                columns: new[] { "call_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_batches_reference",
                schema: "reviews",
                table: "decision_batches",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_entry_decision_batch_id_plan_id",
                schema: "reviews",
                table: "decision_entry",
                columns: new[] { "decision_batch_id", "plan_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_entry_plan_id",
                schema: "reviews",
                table: "decision_entry",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_purchase_id",
                schema: "grants",
                table: "delivery",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_file_id",
                schema: "returnees",
                table: "document",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_returnee_id",
                schema: "returnees",
                table: "document",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_warning_other_id",
                schema: "returnees",
                table: "duplicate_warning",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_warning_returnee_id_other_id",
                schema: "returnees",
                table: "duplicate_warning",
                columns: new[] { "returnee_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_cohort_id_returnee_id",
                schema: "training",
                table: "enrolment",
                columns: new[] { "cohort_id", "returnee_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_returnee_id",
                schema: "training",
                table: "enrolment",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_effective_on_sequence",
                schema: "ledger",
                table: "event",
                columns: new[] { "effective_on", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_event_reverses_id",
                schema: "ledger",
                table: "event",
                column: "reverses_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_sequence",
                schema: "ledger",
                table: "event",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_source_id_source_type",
                schema: "ledger",
                table: "event",
                columns: new[] { "source_id", "source_type" });

            migrationBuilder.CreateIndex(
                name: "ix_field_visits_plan_id",
                schema: "reviews",
                table: "field_visits",
                column: "plan_id",
                unique: true,
                filter: "status = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_field_visits_plan_id_planned_on",
                schema: "reviews",
                table: "field_visits",
                columns: new[] { "plan_id", "planned_on" });

            migrationBuilder.CreateIndex(
                name: "ix_field_visits_reference",
                schema: "reviews",
                table: "field_visits",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_field_visits_status_planned_on",
                schema: "reviews",
                table: "field_visits",
                columns: new[] { "status", "planned_on" });

            migrationBuilder.CreateIndex(
                name: "ix_field_visits_visitor_ids",
                schema: "reviews",
                table: "field_visits",
                column: "visitor_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_files_owner_id_purpose",
                schema: "documents",
                table: "files",
                columns: new[] { "owner_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_files_returnee_id",
                schema: "documents",
                table: "files",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_fund_account_fund_source_id",
                schema: "payments",
                table: "fund_account",
                column: "fund_source_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_ceiling_fund_source_id_year_region",
                schema: "programmes",
                table: "fund_ceiling",
                columns: new[] { "fund_source_id", "year", "region" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_fund_sources_code",
                schema: "programmes",
                table: "fund_sources",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_calls_fund_source_id",
                schema: "programmes",
                table: "funding_calls",
                column: "fund_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_calls_reference",
                schema: "programmes",
                table: "funding_calls",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_calls_status_closes_on",
                schema: "programmes",
                table: "funding_calls",
                columns: new[] { "status", "closes_on" });

            migrationBuilder.CreateIndex(
                name: "ix_funding_calls_tranche_plan_id",
                schema: "programmes",
                table: "funding_calls",
                column: "tranche_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_account_account_id",
                schema: "payments",
                table: "gateway_account",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gateway_account_returnee_id",
                schema: "payments",
                table: "gateway_account",
                column: "returnee_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gateway_check_at",
                schema: "payments",
                table: "gateway_check",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_event_next_at",
                schema: "payments",
                table: "gateway_event",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_event_status_created_at",
                schema: "payments",
                table: "gateway_event",
                columns: new[] { "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gateway_movement_created_at",
                schema: "payments",
                table: "gateway_movement",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_movement_match",
                schema: "payments",
                table: "gateway_movement",
                column: "match",
                filter: "match is null");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_order_key",
                schema: "payments",
                table: "gateway_order",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gateway_order_next_at",
                schema: "payments",
                table: "gateway_order",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_order_object_id",
                schema: "payments",
                table: "gateway_order",
                column: "object_id");

            migrationBuilder.CreateIndex(
                name: "ix_gateway_order_subject_id",
                schema: "payments",
                table: "gateway_order",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_goods_return_purchase_id",
                schema: "grants",
                table: "goods_return",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_grant_call_id",
                schema: "grants",
                table: "grant",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_grant_plan_id",
                schema: "grants",
                table: "grant",
                column: "plan_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grant_reference",
                schema: "grants",
                table: "grant",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grant_returnee_id",
                schema: "grants",
                table: "grant",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_grant_status_id",
                schema: "grants",
                table: "grant",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_member_agreement_id",
                schema: "loans",
                table: "group_member",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_member_loan_id",
                schema: "loans",
                table: "group_member",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_member_returnee_id",
                schema: "loans",
                table: "group_member",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_holiday_calendar_year_id",
                schema: "shared",
                table: "holiday",
                column: "calendar_year_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_member_returnee_id",
                schema: "returnees",
                table: "household_member",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_instalments_loan_id_payable_on",
                schema: "loans",
                table: "instalments",
                columns: new[] { "loan_id", "payable_on" },
                filter: "paid_principal < principal or paid_charge < charge");

            migrationBuilder.CreateIndex(
                name: "ix_instalments_payable_on",
                schema: "loans",
                table: "instalments",
                column: "payable_on",
                filter: "paid_principal < principal or paid_charge < charge")
                .Annotation("Npgsql:IndexInclude", new[] { "loan_id", "principal", "charge", "paid_principal", "paid_charge" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_code",
                schema: "documents",
                table: "issued_documents",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_returnee_id",
                schema: "documents",
                table: "issued_documents",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_subject_id_kind",
                schema: "documents",
                table: "issued_documents",
                columns: new[] { "subject_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_item_dedupe_key",
                schema: "outbox",
                table: "item",
                column: "dedupe_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_next_attempt_at",
                schema: "outbox",
                table: "item",
                column: "next_attempt_at",
                filter: "done_at is null and dead_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_levy_loan_id_instalment_no_on",
                schema: "loans",
                table: "levy",
                columns: new[] { "loan_id", "instalment_no", "on" },
                unique: true,
                filter: "kind = 'LateCharge' and cancelled_by_run is null");

            migrationBuilder.CreateIndex(
                name: "ix_line_grant_id",
                schema: "grants",
                table: "line",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_agreement_id",
                schema: "loans",
                table: "loan",
                column: "agreement_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_call_id",
                schema: "loans",
                table: "loan",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_collector_id",
                schema: "loans",
                table: "loan",
                column: "collector_id",
                filter: "collector_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loan_fund_source_id",
                schema: "loans",
                table: "loan",
                column: "fund_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_group_id",
                schema: "loans",
                table: "loan",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_kept_quality",
                schema: "loans",
                table: "loan",
                column: "kept_quality",
                filter: "kept_quality is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loan_oldest_unpaid_on_id",
                schema: "loans",
                table: "loan",
                columns: new[] { "oldest_unpaid_on", "id" },
                filter: "status = 'Disbursed'")
                .Annotation("Npgsql:IndexInclude", new[] { "outstanding_principal", "oldest_unpaid_principal_on", "restructured_on", "kept_quality" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_outstanding_principal_id",
                schema: "loans",
                table: "loan",
                columns: new[] { "outstanding_principal", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_plan_id",
                schema: "loans",
                table: "loan",
                column: "plan_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_principal_id",
                schema: "loans",
                table: "loan",
                columns: new[] { "principal", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_product_code_id",
                schema: "loans",
                table: "loan",
                columns: new[] { "product_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_product_id",
                schema: "loans",
                table: "loan",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_reference",
                schema: "loans",
                table: "loan",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_region",
                schema: "loans",
                table: "loan",
                column: "region")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_returnee_id",
                schema: "loans",
                table: "loan",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_status_id",
                schema: "loans",
                table: "loan",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_check_code",
                schema: "notifications",
                table: "message",
                column: "check_code");

            migrationBuilder.CreateIndex(
                name: "ix_message_dedupe_key_channel",
                schema: "notifications",
                table: "message",
                columns: new[] { "dedupe_key", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_expires_at",
                schema: "notifications",
                table: "message",
                column: "expires_at",
                filter: "expires_at is not null and body is not null");

            migrationBuilder.CreateIndex(
                name: "ix_message_queued_at_id",
                schema: "notifications",
                table: "message",
                columns: new[] { "queued_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_returnee_id_queued_at",
                schema: "notifications",
                table: "message",
                columns: new[] { "returnee_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_staff_id_queued_at",
                schema: "notifications",
                table: "message",
                columns: new[] { "staff_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_template_code",
                schema: "notifications",
                table: "message_template",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_migration_stint_returnee_id",
                schema: "returnees",
                table: "migration_stint",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_moderation_plan_id",
                schema: "reviews",
                table: "moderation",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_subject_purpose",
                schema: "identity",
                table: "one_time_code",
                columns: new[] { "subject", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_next_look_at",
                schema: "payments",
                table: "online_payment",
                column: "next_look_at",
                filter: "next_look_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_page_id",
                schema: "payments",
                table: "online_payment",
                column: "page_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_payment_id",
                schema: "payments",
                table: "online_payment",
                column: "payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_reference",
                schema: "payments",
                table: "online_payment",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_returnee_id",
                schema: "payments",
                table: "online_payment",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_online_payment_subject_id",
                schema: "payments",
                table: "online_payment",
                column: "subject_id",
                unique: true,
                filter: "status in ('Preparing', 'Open', 'UnderWay')");

            migrationBuilder.CreateIndex(
                name: "ix_payout_amount_id",
                schema: "payments",
                table: "payout",
                columns: new[] { "amount", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payout_bank_file_id",
                schema: "payments",
                table: "payout",
                column: "bank_file_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_prepared_at_id",
                schema: "payments",
                table: "payout",
                columns: new[] { "prepared_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payout_reference",
                schema: "payments",
                table: "payout",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payout_returnee_id",
                schema: "payments",
                table: "payout",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_sp2d_year_sp2d_number",
                schema: "payments",
                table: "payout",
                columns: new[] { "sp2d_year", "sp2d_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payout_status_prepared_at",
                schema: "payments",
                table: "payout",
                columns: new[] { "status", "prepared_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payout_subject_id_purpose",
                schema: "payments",
                table: "payout",
                columns: new[] { "subject_id", "purpose" },
                unique: true,
                filter: "status <> 'Cancelled' and not (purpose = 'CreditRefund' and status = 'Paid')");

            migrationBuilder.CreateIndex(
                name: "ix_period_month",
                schema: "ledger",
                table: "period",
                column: "month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_version_plan_id_number",
                schema: "business_plans",
                table: "plan_version",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_portfolio_month_month",
                schema: "loans",
                table: "portfolio_month",
                column: "month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_process_at",
                schema: "audit",
                table: "process",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_process_once_key",
                schema: "audit",
                table: "process",
                column: "once_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_code",
                schema: "loans",
                table: "product",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proof_at",
                schema: "ledger",
                table: "proof",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_loan_id",
                schema: "loans",
                table: "proposal",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_loan_id_kind",
                schema: "loans",
                table: "proposal",
                columns: new[] { "loan_id", "kind" },
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_reference",
                schema: "loans",
                table: "proposal",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provision_rates_from_at",
                schema: "loans",
                table: "provision_rates",
                columns: new[] { "from", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_purchase_drafted_at_id",
                schema: "grants",
                table: "purchase",
                columns: new[] { "drafted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_purchase_grant_id",
                schema: "grants",
                table: "purchase",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_reference",
                schema: "grants",
                table: "purchase",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purchase_returnee_id",
                schema: "grants",
                table: "purchase",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_status_id",
                schema: "grants",
                table: "purchase",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_purchase_tranche_id",
                schema: "grants",
                table: "purchase",
                column: "tranche_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_complaint_purchase_id",
                schema: "grants",
                table: "purchase_complaint",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_item_purchase_id",
                schema: "grants",
                table: "purchase_item",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_quotation_purchase_id",
                schema: "grants",
                table: "quotation",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_quotation_supplier_id",
                schema: "grants",
                table: "quotation",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_reallocation_grant_id",
                schema: "grants",
                table: "reallocation",
                column: "grant_id",
                unique: true,
                filter: "status = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_reference",
                schema: "payments",
                table: "receipt",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_returnee_id",
                schema: "payments",
                table: "receipt",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_status_id",
                schema: "payments",
                table: "receipt",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_subject_id_received_on",
                schema: "payments",
                table: "receipt",
                columns: new[] { "subject_id", "received_on" });

            migrationBuilder.CreateIndex(
                name: "ix_regions_parent_code",
                schema: "returnees",
                table: "regions",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "ix_repayment_receipt_id",
                schema: "loans",
                table: "repayment",
                column: "receipt_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_grant_id",
                schema: "grants",
                table: "report",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_status_id",
                schema: "grants",
                table: "report",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_report_tranche_id",
                schema: "grants",
                table: "report",
                column: "tranche_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_receipt_accountability_report_id",
                schema: "grants",
                table: "report_receipt",
                column: "accountability_report_id");

            migrationBuilder.CreateIndex(
                name: "ix_restructuring_loan_id",
                schema: "loans",
                table: "restructuring",
                column: "loan_id",
                unique: true,
                filter: "status in ('Proposed', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ix_restructuring_loan_id_id",
                schema: "loans",
                table: "restructuring",
                columns: new[] { "loan_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_restructuring_reference",
                schema: "loans",
                table: "restructuring",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_restructuring_returnee_id",
                schema: "loans",
                table: "restructuring",
                column: "returnee_id");

            migrationBuilder.CreateIndex(
                name: "ix_restructuring_status",
                schema: "loans",
                table: "restructuring",
                column: "status",
                filter: "status in ('Proposed', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ix_returnees_bank_account_number_index",
                schema: "returnees",
                table: "returnees",
                column: "bank_account_number_index");

            migrationBuilder.CreateIndex(
                name: "ix_returnees_birth_on_village",
                schema: "returnees",
                table: "returnees",
                columns: new[] { "birth_on", "village" });

            migrationBuilder.CreateIndex(
                name: "ix_returnees_family_card_index",
                schema: "returnees",
                table: "returnees",
                column: "family_card_index");

            migrationBuilder.CreateIndex(
                name: "ix_returnees_name_compared_id",
                schema: "returnees",
                table: "returnees",
                columns: new[] { "name_compared", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_returnees_nik_index",
                schema: "returnees",
                table: "returnees",
                column: "nik_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_returnees_phone",
                schema: "returnees",
                table: "returnees",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "ix_returnees_reference",
                schema: "returnees",
                table: "returnees",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_returnees_registered_at_id",
                schema: "returnees",
                table: "returnees",
                columns: new[] { "registered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_returnees_registered_by_id",
                schema: "returnees",
                table: "returnees",
                column: "registered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_returnees_status_registered_at",
                schema: "returnees",
                table: "returnees",
                columns: new[] { "status", "registered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_returnees_village",
                schema: "returnees",
                table: "returnees",
                column: "village")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_call_id",
                schema: "reviews",
                table: "reviews",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_reviewer_id",
                schema: "reviews",
                table: "reviews",
                columns: new[] { "plan_id", "reviewer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_reviewer_id_status_due_on",
                schema: "reviews",
                table: "reviews",
                columns: new[] { "reviewer_id", "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_session_account_id",
                schema: "identity",
                table: "session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_key_hash",
                schema: "identity",
                table: "session",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_cohort_id",
                schema: "training",
                table: "session",
                column: "cohort_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_trainer_id",
                schema: "training",
                table: "session",
                column: "trainer_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_email",
                schema: "staff",
                table: "staff",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_nik_index",
                schema: "staff",
                table: "staff",
                column: "nik_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_reference",
                schema: "payments",
                table: "statement",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_uploaded_at_id",
                schema: "payments",
                table: "statement",
                columns: new[] { "uploaded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_fund_account_id_booked_on",
                schema: "payments",
                table: "statement_line",
                columns: new[] { "fund_account_id", "booked_on" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_fund_account_id_fingerprint",
                schema: "payments",
                table: "statement_line",
                columns: new[] { "fund_account_id", "fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_matched_id",
                schema: "payments",
                table: "statement_line",
                column: "matched_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_open",
                schema: "payments",
                table: "statement_line",
                columns: new[] { "booked_on", "id" },
                filter: "status in ('New', 'Suspense', 'Proposed', 'RefundDue')");

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_statement_id_no",
                schema: "payments",
                table: "statement_line",
                columns: new[] { "statement_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_mapping_bank_code_version_no",
                schema: "payments",
                table: "statement_mapping",
                columns: new[] { "bank_code", "version_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supplier_name",
                schema: "payments",
                table: "supplier",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_template_version_template_id_number",
                schema: "notifications",
                table: "template_version",
                columns: new[] { "template_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tranche_grant_id",
                schema: "grants",
                table: "tranche",
                column: "grant_id");

            migrationBuilder.CreateIndex(
                name: "ix_tranche_status",
                schema: "grants",
                table: "tranche",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_tranche_loan_id_no",
                schema: "loans",
                table: "tranche",
                columns: new[] { "loan_id", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tranche_plan_name",
                schema: "programmes",
                table: "tranche_plan",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfer_credit",
                schema: "ledger",
                table: "transfer",
                column: "credit");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_debit",
                schema: "ledger",
                table: "transfer",
                column: "debit");

            migrationBuilder.CreateIndex(
                name: "ix_warning_letter_loan_id_issued_on_no",
                schema: "loans",
                table: "warning_letter",
                columns: new[] { "loan_id", "issued_on", "no" },
                unique: true);
            PmiEmas.Infrastructure.Database.SqlObjects.CreateAll(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_link",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "account_claim",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "account_login",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "account_token",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "ageing",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "allocation",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "allocation_run",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "attempt",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "attendance",
                schema: "training");

            migrationBuilder.DropTable(
                name: "balance",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "bank_file",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "budget_line",
                schema: "business_plans");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "training");

            migrationBuilder.DropTable(
                name: "consent",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "contact",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "correction",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "courses",
                schema: "training");

            migrationBuilder.DropTable(
                name: "cover",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "cover_settlement",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "data_access",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "decision_entry",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "delivery",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "document",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "duplicate_warning",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "field_visits",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "fund_account",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "fund_ceiling",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "gateway_account",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "gateway_check",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "gateway_event",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "gateway_movement",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "gateway_order",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "goods_return",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "group_member",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "holiday",
                schema: "shared");

            migrationBuilder.DropTable(
                name: "household_member",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "instalments",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "issued_documents",
                schema: "documents");

            migrationBuilder.DropTable(
                name: "item",
                schema: "outbox");

            migrationBuilder.DropTable(
                name: "levy",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "line",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "message",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "migration_stint",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "moderation",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "one_time_code",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "online_payment",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payout",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "period",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "period_balance",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "plan_version",
                schema: "business_plans");

            migrationBuilder.DropTable(
                name: "portfolio_month",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "process",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "process_subject",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "product_version",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "proof",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "proposal",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "protection_key",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "provision_rates",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "purchase_complaint",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "purchase_item",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "quotation",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "reallocation",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "regions",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "repayment",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "report_receipt",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "restructuring",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "reviews",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "schedule_version",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "seal",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "session",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "session",
                schema: "training");

            migrationBuilder.DropTable(
                name: "standing",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "statement",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "statement_line",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "statement_mapping",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "template_version",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "tranche",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "tranche",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "transfer",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "warning_letter",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "enrolment",
                schema: "training");

            migrationBuilder.DropTable(
                name: "decision_batches",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "files",
                schema: "documents");

            migrationBuilder.DropTable(
                name: "calendar_year",
                schema: "shared");

            migrationBuilder.DropTable(
                name: "purchase",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "supplier",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "receipt",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "report",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "account",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "message_template",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "event",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "loan",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "cohorts",
                schema: "training");

            migrationBuilder.DropTable(
                name: "grant",
                schema: "grants");

            migrationBuilder.DropTable(
                name: "agreement",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "borrower_group",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "business_plans",
                schema: "business_plans");

            migrationBuilder.DropTable(
                name: "product",
                schema: "loans");

            migrationBuilder.DropTable(
                name: "funding_calls",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "returnees",
                schema: "returnees");

            migrationBuilder.DropTable(
                name: "fund_sources",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "tranche_plan",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "staff",
                schema: "staff");
        }
    }
}
