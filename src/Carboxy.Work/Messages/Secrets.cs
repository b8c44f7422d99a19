using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Carboxy.Work.Messages;

/// <summary>Encrypts what the clinic signs in to other services with, by keys that lie outside the database.</summary>
public sealed class Secrets(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("carboxy.messages.secret");

    public string Hide(string secret) => protector.Protect(secret);

    /// <summary>The secret, or null where the keys that hid it are gone.</summary>
    internal string? Show(string hidden)
    {
        try
        {
            return protector.Unprotect(hidden);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
