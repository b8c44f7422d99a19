using Carboxy.Screening;
using Carboxy.Work.Screening;

namespace Carboxy.Work.Demo;

/// <summary>What can happen to a patient before the first session.</summary>
static class DemoTales
{
    /// <summary>Answers that depend on the day, beside those of somebody well.</summary>
    public delegate (string Fact, string Value)[] Said(DateOnly today);

    public static readonly Said Nothing = _ => [];

    /// <summary>Their data were taken down, and nothing else happened yet.</summary>
    public static DemoTale New(int daysAgo, int hour) => visitor => NewAsync(visitor, daysAgo, hour);

    /// <summary>Began to answer on the phone and stopped halfway; the link still holds.</summary>
    public static DemoTale HalfDone(int daysAgo, Wish wish, int facts) => visitor => HalfDoneAsync(visitor, daysAgo, wish, facts);

    /// <summary>Answered on the phone and sent it; staff still have to look and measure.</summary>
    public static DemoTale Sent(int daysAgo, Wish wish) => visitor => SentAsync(visitor, daysAgo, wish);

    public static DemoTale Screened(int daysAgo, Wish wish, Verdict verdict, Said said) => visitor => ScreenedAsync(visitor, daysAgo, wish, verdict, said);

    /// <summary>Screened, and decided by the physician on the day after.</summary>
    public static DemoTale Decided(int daysAgo, Wish wish, Said said, bool treat, string reason) => visitor => DecidedAsync(visitor, daysAgo, wish, said, treat, reason);

    static async IAsyncEnumerable<DateTimeOffset> NewAsync(DemoVisitor visitor, int daysAgo, int hour)
    {
        yield return visitor.House.Calendar.At(daysAgo, hour, visitor.Who.Number % 60);
        await visitor.ArriveAsync();
    }

    static async IAsyncEnumerable<DateTimeOffset> HalfDoneAsync(DemoVisitor visitor, int daysAgo, Wish wish, int facts)
    {
        yield return visitor.House.Calendar.At(daysAgo, 12, visitor.Who.Number % 60);
        await visitor.ArriveAsync();
        var token = await visitor.InviteAsync(wish);
        yield return visitor.House.Calendar.At(daysAgo, 19, visitor.Who.Number % 60);
        await visitor.AnswerByLinkAsync(token, Own(visitor, facts));
    }

    static async IAsyncEnumerable<DateTimeOffset> SentAsync(DemoVisitor visitor, int daysAgo, Wish wish)
    {
        yield return visitor.House.Calendar.At(daysAgo, 13, visitor.Who.Number % 60);
        await visitor.ArriveAsync();
        var token = await visitor.InviteAsync(wish);
        yield return visitor.House.Calendar.At(daysAgo, 20, visitor.Who.Number % 60);
        await visitor.AnswerByLinkAsync(token, Own(visitor, int.MaxValue));
        await visitor.SubmitAsync(token);
    }

    static async IAsyncEnumerable<DateTimeOffset> ScreenedAsync(DemoVisitor visitor, int daysAgo, Wish wish, Verdict verdict, Said said)
    {
        yield return visitor.House.Calendar.At(daysAgo, 9 + (visitor.Who.Number % 9), visitor.Who.Number * 7 % 60);
        await visitor.ArriveAsync();
        await visitor.WellAsync(wish, verdict, said(visitor.Day));
    }

    static async IAsyncEnumerable<DateTimeOffset> DecidedAsync(DemoVisitor visitor, int daysAgo, Wish wish, Said said, bool treat, string reason)
    {
        yield return visitor.House.Calendar.At(daysAgo, 10 + (visitor.Who.Number % 7), visitor.Who.Number * 7 % 60);
        await visitor.ArriveAsync();
        var screened = await visitor.WellAsync(wish, Verdict.NeedsClinicianDecision, said(visitor.Day));
        yield return visitor.House.Calendar.At(daysAgo - 1, 9, visitor.Who.Number % 60);
        await visitor.DecideAsync(screened, treat, reason);
    }

    /// <summary>The first answers that a patient gives without staff, in the order in which they are asked.</summary>
    static Dictionary<string, string> Own(DemoVisitor visitor, int facts)
    {
        var well = DemoAnswers.Well(visitor.Who, visitor.Day);
        var asked = visitor.House.Knowledge.Questions.All.Where(q => q.By is AnsweredBy.Patient && well.ContainsKey(q.Id));
        return asked.Take(facts).ToDictionary(q => q.Id, q => well[q.Id]);
    }
}
