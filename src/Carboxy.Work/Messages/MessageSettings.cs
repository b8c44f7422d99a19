using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carboxy.Work.Messages;

/// <summary>How the clinic sends messages, and which.</summary>
public sealed record MessageSettings
{
    public static MessageSettings None { get; } = new();

    public MailServer? Mail { get; init; }

    public TextGatewayAddress? Gateway { get; init; }

    public QuietHours Quiet { get; init; } = QuietHours.Usual;

    /// <summary>Kinds that the clinic does not send.</summary>
    public IReadOnlyList<MessageKind> Off { get; init; } = [];

    /// <summary>Where patients reach this program, such as <c>https://clinic.example</c>; without it no link is written.</summary>
    public string? Site { get; init; }

    /// <summary>Whether anything can go out at all.</summary>
    public bool CanSend => Mail is not null || Gateway is not null;

    /// <summary>In a demo only what never leaves this machine.</summary>
    public MessageSettings InDemo() => this with
    {
        Mail = Mail is { Host: "localhost" or "127.0.0.1" or "::1" } ? Mail : null,
        Gateway = Gateway is { Url.IsLoopback: true } ? Gateway : null,
    };

    static readonly JsonSerializerOptions Kept = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    internal string Write() => JsonSerializer.Serialize(this, Kept);

    internal static MessageSettings Read(string content) => JsonSerializer.Deserialize<MessageSettings>(content, Kept)!;
}

/// <summary>The clinic's mail server.</summary>
/// <param name="Tls">STARTTLS; without it nothing on the way is encrypted.</param>
/// <param name="From">The address that patients see.</param>
/// <param name="Password">Encrypted (<see cref="Secrets"/>).</param>
public sealed record MailServer(string Host, int Port, bool Tls, string From, string? User, string? Password);

/// <summary>A service that sends text messages, by HTTP.</summary>
/// <param name="Header">The header that carries the key, such as <c>Authorization</c>.</param>
/// <param name="Token">The key as the header carries it, encrypted (<see cref="Secrets"/>).</param>
public sealed record TextGatewayAddress(Uri Url, string Header, string? Token);
