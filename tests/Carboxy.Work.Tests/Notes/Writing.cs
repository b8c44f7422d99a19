using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;

namespace Carboxy.Work.Notes;

/// <summary>A clinic with a practitioner who writes, two physicians and somebody at the desk.</summary>
sealed class Writing : IAsyncDisposable
{
    public required Treating Treating { get; init; }

    public required Actor Practitioner { get; init; }

    /// <summary>Who treats in this clinic; the patient is theirs.</summary>
    public required Actor Physician { get; init; }

    public required Actor Other { get; init; }

    public required Actor Reception { get; init; }

    public TestClinic Clinic => Treating.Clinic;

    public Id<Patient> Patient => Treating.Patient.Id;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Writing> OpenAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        async Task<Actor> PersonAsync(string role, string email) => new Actor.Person(await treating.Clinic.PersonAsync(role, email));
        return new()
        {
            Treating = treating, Physician = treating.Clinic.Actor,
            Practitioner = await PersonAsync(Roles.Practitioner, "p@clinic.example"), Other = await PersonAsync(Roles.Physician, "o@clinic.example"), Reception = await PersonAsync(Roles.Reception, "r@clinic.example"),
        };
    }

    public Task<T> AsAsync<TService, T>(Actor who, Func<TService, Task<T>> work) where TService : notnull
    {
        Clinic.Actor = who;
        return Clinic.WithAsync(work);
    }

    public Task<NoteBegun> BeginAsync(Actor who, NoteWish? wish = null, string? key = null) =>
        AsAsync(who, (StartNote start) => start.RunAsync(key ?? Treating.NewKey(), wish ?? new(Patient, Language.English), Cancel));

    public async Task<Id<NoteRow>> DraftAsync(Actor who, NoteWish? wish = null) => Assert.IsType<NoteBegun.Draft>(await BeginAsync(who, wish)).Id;

    public Task<DraftSaved> SaveAsync(Actor who, Id<NoteRow> id, int seen, string? text) => AsAsync(who, (SaveDraft save) => save.RunAsync(id, seen, text, Cancel));

    public Task<NoteSigned> SignAsync(Actor who, Id<NoteRow> id, int seen, string? text, bool asksCosign = false, bool carriedRead = false) =>
        AsAsync(who, (SignNote sign) => sign.RunAsync(id, new(seen, text, asksCosign, carriedRead), Cancel));

    /// <summary>A signed note from the first letter on.</summary>
    public async Task<NoteRow> NoteAsync(Actor who, string text, bool asksCosign = false, NoteWish? wish = null) =>
        Assert.IsType<NoteSigned.Done>(await SignAsync(who, await DraftAsync(who, wish), 1, text, asksCosign)).Note;

    public Task<NoteBegun> AmendAsync(Actor who, Id<NoteRow> note) => AsAsync(who, (StartNote start) => start.AmendAsync(Treating.NewKey(), note, Language.English, Cancel));

    public Task<NoteCosigned> CosignAsync(Actor who, NoteRow note, bool agreed, string? reason = null, string? seen = null) =>
        AsAsync(who, (CosignNote cosign) => cosign.RunAsync(note.Id, agreed, reason, seen ?? note.Sha256, Cancel));

    public Task<NoteView?> LookAsync(Actor who, Id<NoteRow> id) => AsAsync(who, (OpenNote open) => open.RunAsync(id, Cancel));

    public ValueTask DisposeAsync() => Clinic.DisposeAsync();
}
