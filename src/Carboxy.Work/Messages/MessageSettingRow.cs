namespace Carboxy.Work.Messages;

/// <summary>The clinic's settings for messages as they are kept.</summary>
sealed class MessageSettingRow
{
    public required int Version { get; set; }

    /// <summary>As <see cref="MessageSettings"/> is written; passwords in it are encrypted.</summary>
    public required string Content { get; set; }
}
