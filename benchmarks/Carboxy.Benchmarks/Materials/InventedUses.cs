using System.Data.Common;
using System.Globalization;
using Carboxy.Benchmarks.Patients;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Work.Database;
using Carboxy.Work.Materials;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks.Materials;

/// <summary>A hundred thousand sessions of ten thousand patients with what they used, from a fixed seed, and what a recall must find in them.</summary>
sealed class InventedUses(ClinicStore store, Clinic clinic)
{
    public const int Sessions = 100_000;
    public const int Patients = 10_000;
    public const int UsesOfSession = 5;
    const int Lots = 400;
    const int Seed = 20270301;

    readonly Random dice = new(Seed);

    public IReadOnlyList<Id<LotRow>> LotIds { get; private set; } = [];

    public IReadOnlyList<Id<Patient>> PatientIds { get; private set; } = [];

    /// <summary>For each lot the sessions that used it, as they were invented.</summary>
    public Dictionary<Id<LotRow>, HashSet<Guid>> Truth { get; } = [];

    bool IsPostgres => store is ClinicStore.Postgres;

    /// <summary>An id as the columns of this store keep it.</summary>
    public static object AsStored(ClinicStore store, Guid id) => store is ClinicStore.Postgres ? id : id.ToByteArray(bigEndian: true);

    public async Task FillAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Crowd.FillAsync(store, clinic, Patients, now);
        await using var db = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
        PatientIds = await db.Patients.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        await ReceiveAsync(db, now);
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        // Courses, clearances and consents have no part in a recall; the sessions stand here without them.
        Run(connection, IsPostgres ? "set session_replication_role = replica" : "pragma foreign_keys = off");
        using (var transaction = connection.BeginTransaction())
        {
            Insert(connection, transaction, now);
            transaction.Commit();
        }

        Run(connection, IsPostgres ? "set session_replication_role = origin; analyze" : "pragma foreign_keys = on; analyze");
    }

    async Task ReceiveAsync(ClinicDb db, DateTimeOffset now)
    {
        List<Id<LotRow>> lots = [];
        for (var i = 0; i < Lots; i++)
        {
            var product = SaveProduct.New(now);
            (product.Name, product.Kind) = ($"Product {i % 40}", Carboxy.Materials.ProductKind.Gel);
            var lot = new LotRow { Id = Id<LotRow>.New(now), ProductId = product.Id, Number = $"LOT-{i:0000}", NumberKey = $"LOT{i:0000}", Actor = "program:bench", At = now };
            db.AddRange(product, lot);
            lots.Add(lot.Id);
            Truth[lot.Id] = [];
        }

        await db.SaveChangesAsync();
        LotIds = lots;
    }

    void Insert(DbConnection connection, DbTransaction transaction, DateTimeOffset now)
    {
        using var session = Command(connection, transaction, """
            insert into session (clinic_id, id, patient_id, course_id, number, clearance_id, modality, zone, consent_id, practitioner_id, on_day, started_at, state, events, materials)
            values (@clinic, @id, @patient, @id, 1, @id, 'non_invasive', 'face', @id, @id, @day, @at, 'signed', 40, 40)
            """, "@clinic", "@id", "@patient", "@day", "@at");
        using var use = Command(connection, transaction, """
            insert into material_use (clinic_id, session_id, place, batch_key, patient_id, on_day, at, kind, name, batch, thousandths, lot_id, gone)
            values (@clinic, @id, @place, @key, @patient, @day, @at, 'gel', 'Product', @batch, 1000, @lot, false)
            """, "@clinic", "@id", "@place", "@key", "@patient", "@day", "@at", "@batch", "@lot");
        for (var i = 0; i < Sessions; i++)
        {
            var (id, patient, at) = (Id<SessionRow>.New(now.AddMilliseconds(i)).Value, PatientIds[dice.Next(Patients)], now.AddHours(-i / 10.0));
            var day = DateOnly.FromDateTime(at.UtcDateTime);
            object[] common = [AsStored(store, clinic.Id.Value), AsStored(store, id), AsStored(store, patient.Value), IsPostgres ? day : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at.UtcDateTime];
            Put(session, [common[0], common[1], common[2], common[3], common[4]]);
            // Lots come one after another: a session uses those that were open on its day.
            foreach (var place in Enumerable.Range(0, UsesOfSession))
            {
                var n = Math.Min(Lots - 1, (int)((long)i * Lots / Sessions / UsesOfSession * UsesOfSession) + place);
                var lot = LotIds[n];
                Truth[lot].Add(id);
                Put(use, [common[0], common[1], $"p{place}", $"LOT{n:0000}", common[2], common[3], common[4], $"LOT-{n:0000}", AsStored(store, lot.Value)]);
            }
        }
    }

    static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    static void Put(DbCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
