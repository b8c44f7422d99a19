using Carboxy.Work.Adverse;
using Carboxy.Work.Database;

namespace Carboxy.Work.Messages;

/// <summary>The question a day after a session, as the patient gets it.</summary>
public sealed class CheckUpMessageTests(PostgresServer postgres)
{
    static readonly MessageSettings WithSite = new() { Mail = PostOffice.Server, Site = "https://clinic.example/" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<PostOffice> TreatedAsync(Engine engine, PostgresServer postgres)
    {
        var office = await PostOffice.OpenAsync(engine, postgres, WithSite);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.Treating.ConsentAsync(course);
        await office.Desk.Treating.TreatAsync(course);
        await office.SendAfterAsync(TimeSpan.FromMinutes(4));
        office.Mail.Letters.Clear(); // the aftercare itself
        return office;
    }

    static string TokenIn(Letter letter) => string.Join('\n', letter.Paragraphs).Split("/a/")[1][..43];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_day_after_the_patient_is_asked_by_a_link_that_works(Engine engine)
    {
        await using var office = await TreatedAsync(engine, postgres);

        await office.SendAfterAsync(TimeSpan.FromHours(23));
        Assert.Empty(office.Letters);
        await office.SendAfterAsync(TimeSpan.FromHours(1));

        var letter = Assert.Single(office.Letters);
        Assert.Contains("112", string.Join('\n', letter.Paragraphs), StringComparison.Ordinal);
        Assert.NotNull(letter.Stop);
        Assert.DoesNotContain(office.Desk.Treating.Patient.FamilyName, TokenIn(letter), StringComparison.Ordinal);
        Assert.NotNull(await office.Desk.With((CheckUpByLink link) => link.OpenAsync(TokenIn(letter), Cancel)));
    }

    [Fact]
    public async Task Who_wants_no_aftercare_is_not_asked_and_after_two_days_nobody_is()
    {
        await using var office = await TreatedAsync(Engine.Sqlite, postgres);
        await office.Desk.With(async (ChooseContact choose) => { await choose.RunAsync(office.Desk.Treating.Patient.Id, new(ContactWay.Any, Reminders: true, Aftercare: false), Cancel); return true; });
        await office.SendAfterAsync(TimeSpan.FromHours(25));
        Assert.Empty(office.Letters);

        await using var late = await TreatedAsync(Engine.Sqlite, postgres);
        await late.SendAfterAsync(TimeSpan.FromHours(49));
        Assert.Empty(late.Letters);
    }
}
