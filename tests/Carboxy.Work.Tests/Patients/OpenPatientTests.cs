using Carboxy.Work.Database;
using Carboxy.Work.Screening;

namespace Carboxy.Work.Patients;

public sealed class OpenPatientTests(PostgresServer postgres)
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patients_page_finds_everything_of_this_patient(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await Treated.PatientAsync(clinic);

        var record = await clinic.WithAsync((OpenPatient open) => open.RunAsync(patient.Id, "patient_page", TestContext.Current.CancellationToken));

        Assert.Equal(patient, record!.Patient);
        Assert.NotNull(record.Answers);
        Assert.Single(record.Screenings);
        Assert.Single(record.Decisions);
        Assert.Single(record.Clearances);
        Assert.Single(record.Courses);
        Assert.Single(record.PlannedSessions);
        Assert.Equal(2, record.Consents.Count);
        Assert.Single(record.Withdrawals);
        Assert.Single(record.OtherProcedures);
        Assert.Single(record.Sessions);
        Assert.Single(record.AdverseEvents);
        Assert.Equal(12.5m, Assert.Single(record.Measurements).Value);
    }
}
