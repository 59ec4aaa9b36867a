package dev.firstline.intake.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator decides about attachments; prefix {@code firstline.attachments}. docs/running.md explains each. */
@ConfigMapping(prefix = "firstline.attachments")
interface AttachmentSettings {

    /** Where they are kept, the same for all copies of the service. None: attachments are not taken. */
    Optional<Path> folder();

    /** Bytes of one. */
    @WithDefault("26214400")
    long mostBytes();

    /** How many a ticket may have. */
    @WithDefault("100")
    int perTicket();

    /** Bytes of all of one tenant, those of its sub-tenants not counted. */
    @WithDefault("10737418240")
    long tenantBytes();

    /** Bytes that stay free where the folder is. */
    @WithDefault("1073741824")
    long keepFree();

    /** Media types that are not taken, each with what it is a kind of. */
    @WithDefault(
            "application/x-msdownload,application/x-dosexec,"
                    + "application/x-elf,application/x-executable,application/x-sharedlib,application/x-object,application/x-mach-o,"
                    + "application/x-mach-o-universal,application/x-mach-o-executable,application/x-mach-o-object,application/x-mach-o-dylib,"
                    + "application/x-mach-o-bundle,application/x-mach-o-kext-bundle,"
                    + "application/x-ms-installer,application/java-archive,application/java-vm,application/vnd.android.package-archive,"
                    + "application/x-apple-diskimage,application/x-rpm,application/x-debian-package,application/x-bat,application/x-sh,"
                    + "application/javascript,text/javascript,text/x-vbscript,text/x-python,text/x-perl,text/x-php,text/x-ruby,"
                    + "application/vnd.ms-word.document.macroenabled.12,application/vnd.ms-word.template.macroenabled.12,"
                    + "application/vnd.ms-excel.sheet.macroenabled.12,application/vnd.ms-excel.template.macroenabled.12,"
                    + "application/vnd.ms-excel.addin.macroenabled.12,application/vnd.ms-excel.sheet.binary.macroenabled.12,"
                    + "application/vnd.ms-powerpoint.presentation.macroenabled.12,application/vnd.ms-powerpoint.slideshow.macroenabled.12,"
                    + "application/vnd.ms-powerpoint.template.macroenabled.12,application/vnd.ms-powerpoint.addin.macroenabled.12")
    List<String> refusedTypes();

    /** Ends of names that are not taken, whatever the content: what a system runs by the name alone. */
    @WithDefault(
            "exe,com,scr,pif,cpl,dll,sys,msi,msp,mst,msix,appx,bat,cmd,ps1,psm1,vbs,vbe,js,jse,mjs,wsf,wsh,hta,lnk,url,"
                    + "reg,jar,class,sh,command,app,dmg,pkg,apk,deb,rpm,chm,scf,inf,gadget,iso,img,vhd,vhdx")
    List<String> refusedExtensions();

    /** Whether documents with macros are taken. */
    @WithDefault("false")
    boolean macros();

    /** The virus scanner. */
    Clamd clamd();

    /** clamd, by its INSTREAM command. */
    interface Clamd {

        /** None: nothing is scanned. */
        Optional<String> host();

        @WithDefault("3310")
        int port();

        /** For one file, from the connection to the verdict. */
        @WithDefault("PT1M")
        Duration patience();
    }

    /** Whether what is not scanned yet can be had all the same. */
    @WithDefault("false")
    boolean servePending();
}
