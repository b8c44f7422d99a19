using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Work.Knowledge;

namespace Carboxy.Knowledge;

public sealed class MessageTemplateTests : IDisposable
{
    const string File = "messages/messages.yaml";

    static readonly IReadOnlyList<MessageTemplate> Templates = RealFiles.Read("messages", MessageTemplateReader.Read);

    readonly SpoiledKnowledge copy = new();

    [Fact]
    public void Every_kind_of_message_is_there_in_both_ways()
    {
        Assert.Equal(["aftercare", "booked", "cancelled", "changed", "check_up", "recall", "reminder_days", "reminder_hours"], Templates.Select(t => t.Id).Order());
        Assert.All(Templates, t => Assert.True(t.Mail.Count > 1 && t.Sms.Count > 0));
    }

    [Fact]
    public void What_has_nothing_to_say_is_left_out()
    {
        var words = Templates.Single(t => t.Id == "reminder_days").In(Language.English, new Dictionary<string, string> { ["clinic"] = "Dawn", ["visit"] = "Wed 11 March, 10:00", ["day"] = "11 March", ["time"] = "10:00" });

        Assert.Equal("Your visit on 11 March: Dawn", words.Subject);
        Assert.Equal(["A reminder of your visit: Wed 11 March, 10:00."], words.Paragraphs);
        Assert.Equal("Dawn: we expect you on Wed 11 March, 10:00.", words.Sms);
    }

    [Fact]
    public void A_word_that_nothing_fills_is_a_fault_with_its_place() =>
        Assert.Contains(Faults(copy.Replace(File, "Здравствуйте, {name}!", "Здравствуйте, {nom}!")), f => f.Problem.En == "Nothing fills {nom} here." && f.Place.Line > 1);

    [Fact]
    public void A_subject_says_no_more_than_clinic_and_time() =>
        Assert.Contains(Faults(copy.Replace(File, "\"Памятка после визита: {clinic}\"", "\"Памятка, {name}: {clinic}\"")), f => f.Problem.En == "Nothing fills {name} here.");

    [Fact]
    public void A_text_message_says_nothing_of_the_treatment() =>
        Assert.Contains(Faults(copy.Replace(File, "Вопросы: {clinic_phone}", "Вопросы: {advice}")), f => f.Problem.En == "Nothing fills {advice} here.");

    [Fact]
    public void A_message_makes_no_forbidden_promise() =>
        Assert.Contains(Faults(copy.Replace(File, "Спасибо за визит. Что важно", "Процедура абсолютно безопасна. Что важно")), f => f.Place.File.EndsWith(File, StringComparison.Ordinal) && f.Problem.En.Contains("forbidden promise", StringComparison.Ordinal));

    [Fact]
    public void A_kind_that_is_missing_is_a_fault() =>
        Assert.Contains(Faults(copy.Replace(File, "- id: aftercare", "- id: after_care")), f => f.Problem.En == "There is no message \"aftercare\".");

    public void Dispose() => copy.Dispose();

    static IReadOnlyList<Fault> Faults(SpoiledKnowledge copy)
    {
        var faults = new Faults();
        KnowledgeFolder.Load(copy.Folder, faults);
        return faults.All;
    }
}
