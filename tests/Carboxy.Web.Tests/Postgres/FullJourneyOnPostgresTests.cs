using Carboxy.Web.Journeys;

namespace Carboxy.Web.Postgres;

/// <summary>The whole way of a patient with the records on PostgreSQL.</summary>
public sealed class FullJourneyOnPostgresTests(PostgresRehearsal clinic, Browser browser) : FullJourneyTests(clinic, browser), IClassFixture<PostgresRehearsal>;
