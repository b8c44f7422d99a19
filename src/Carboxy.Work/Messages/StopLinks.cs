using System.Security.Cryptography;
using Carboxy.Patients;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Carboxy.Work.Messages;

/// <summary>The link in every mail by which its reader ends messages; signed, so that nobody makes one for somebody else.</summary>
public sealed class StopLinks(IDataProtectionProvider protection)
{
    const int Longest = 400;

    readonly IDataProtector protector = protection.CreateProtector("carboxy.messages.stop");

    public string TokenFor(Id<Patient> patient) => WebEncoders.Base64UrlEncode(protector.Protect(patient.Value.ToByteArray(bigEndian: true)));

    /// <summary>Whose link it is, or null where it is none of ours.</summary>
    public Id<Patient>? Read(string token)
    {
        if (token.Length > Longest)
            return null;
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: 16 } bytes ? new(new Guid(bytes, bigEndian: true)) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
