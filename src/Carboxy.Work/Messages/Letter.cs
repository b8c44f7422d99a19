using Carboxy.Exchange.Calendars;

namespace Carboxy.Work.Messages;

/// <summary>A message in words, addressed to one person.</summary>
public sealed record Letter
{
    /// <summary>The same at every try, so that whoever receives it twice keeps it once.</summary>
    public required string Key { get; init; }

    public required Language Language { get; init; }

    /// <summary>A mail address or a telephone number.</summary>
    public required string To { get; init; }

    /// <summary>Whose letter it is, in the words of the clinic.</summary>
    public required string Clinic { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The same as a text message.</summary>
    public required string Sms { get; init; }

    public CalendarFile? Calendar { get; init; }

    /// <summary>Where its reader ends messages.</summary>
    public Uri? Stop { get; init; }
}

/// <summary>What came of handing a letter over.</summary>
public abstract record Posting
{
    public sealed record Accepted : Posting;

    /// <summary>It will never be taken; trying again does not help.</summary>
    public sealed record Refused(string Code) : Posting;

    /// <summary>It was not taken this time.</summary>
    /// <param name="Code">What the server said, as a code.</param>
    /// <param name="Says">The same for people who set the program up.</param>
    /// <param name="Certain">It is known not to have been taken; otherwise it may have arrived all the same.</param>
    /// <param name="Down">Nothing else can go this way now.</param>
    public sealed record NotNow(string Code, Text Says, bool Certain, bool Down) : Posting;
}

/// <summary>A way by which letters leave the clinic.</summary>
public interface IPost
{
    Channel Channel { get; }

    Task<Posting> SendAsync(Letter letter, MessageSettings settings, CancellationToken cancel);
}
