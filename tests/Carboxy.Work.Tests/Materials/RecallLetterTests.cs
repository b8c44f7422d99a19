using Carboxy.Work.Database;
using Carboxy.Work.Messages;

namespace Carboxy.Work.Materials;

/// <summary>What a patient hears of a recall, and by which way.</summary>
public sealed class RecallLetterTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(PostOffice Office, DateOnly Day)> RecalledAsync(Engine engine, PostgresServer postgres, string language)
    {
        var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Clinic.SqlAsync($"update patient set language = '{language}'");
        var lot = await office.Clinic.ReceiveAsync();
        var treating = office.Desk.Treating;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.TreatAsync(course);
        await office.Clinic.MarkAsync(lot, LotMarkKind.Recalled, "Specks, said the maker");
        Assert.Equal(1, (await office.Desk.With((SendRecall send) => send.RunAsync(new RecallOf.Lot(lot), Cancel)))!.Added);
        return (office, treating.Today);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "english", "has been recalled: CO2 gel, batch A-1", "10 March 2026")]
    [InlineData(Engine.Postgres, "russian", "отозвано: CO2 gel, серия A-1", "10 марта 2026")]
    public async Task The_letter_names_what_was_used_and_when_in_the_patients_language(Engine engine, string language, string words, string day)
    {
        var (office, _) = await RecalledAsync(engine, postgres, language);
        await using var _ = office;

        await office.SendAfterAsync(Outbox.Grace);

        var letter = Assert.Single(office.Letters, l => string.Join('\n', l.Paragraphs).Contains("A-1", StringComparison.Ordinal));
        var text = string.Join('\n', letter.Paragraphs);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains(day, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Specks", text, StringComparison.Ordinal); // what the clinic notes is not what the patient is told
        Assert.DoesNotContain("A-1", letter.Sms, StringComparison.Ordinal); // whoever holds the phone reads nothing of the treatment
        Assert.DoesNotContain("A-1", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_messages_is_called_and_nobody_turns_recalls_off()
    {
        var (office, _) = await RecalledAsync(Engine.Sqlite, postgres, "english");
        await using var _ = office;
        await office.SetUpAsync(new() { Mail = PostOffice.Server, Off = [.. Enum.GetValues<MessageKind>()] });
        Assert.True(await office.Desk.With((ChooseContact choose) => choose.RunAsync(office.Desk.Treating.Patient.Id, new(ContactWay.None, Reminders: true, Aftercare: true), Cancel)));

        await office.SendAfterAsync(Outbox.Grace);

        var row = Assert.Single(await office.RowsAsync(), r => r.Kind == MessageKind.Recall);
        Assert.Equal((MessageState.Failed, MessageEnds.NoAddress), (row.State, row.Why));
        Assert.Empty(office.Letters);
    }
}
